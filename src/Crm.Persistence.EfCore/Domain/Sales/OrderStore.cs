using Crm.Domain;
using Crm.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Crm.Persistence.EfCore;

/// <summary>Keeps orders in the host's context. The unique index on the key decides between two that come at the same moment.</summary>
internal sealed class OrderStore(DbContext context) : IOrderStore
{
    public Task<Order?> FindByIdempotencyKeyAsync(string idempotencyKey, CancellationToken cancellationToken) =>
        context.CrmSet<Order>().SingleOrDefaultAsync(order => order.IdempotencyKey == idempotencyKey, cancellationToken);

    public async Task<bool> TryAddAsync(Order order, CancellationToken cancellationToken)
    {
        context.CrmSet<Order>().Add(order);
        Result saved = await context.SaveCrmAsync(cancellationToken).ConfigureAwait(false);
        if (saved.IsSuccess) return true;
        // The refused order and its lines must not be tried again with the next save.
        foreach (OrderLine line in order.Lines) context.Entry(line).State = EntityState.Detached;
        context.Entry(order).State = EntityState.Detached;
        return saved.Status == ResultStatus.Conflict ? false : throw new InvalidOperationException(string.Join(' ', saved.Errors));
    }
}
