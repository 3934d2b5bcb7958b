using Crm.Primitives;
using Crm.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Crm.Persistence.EfCore;

/// <summary>Keeps routing cursors in the host's context.</summary>
/// <param name="context">The host's context, with <c>crm.AddScoring()</c>.</param>
/// <remarks>Saving saves the context: the assignment and the turn it took are stored together or not at all.</remarks>
public sealed class EfRoutingCursorStore(DbContext context) : IRoutingCursorStore
{
    /// <inheritdoc/>
    public async Task<RoutingCursor> GetAsync(string key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        RoutingCursorRow? row = await context.CrmSet<RoutingCursorRow>().AsNoTracking()
            .FirstOrDefaultAsync(r => r.CursorKey == key, cancellationToken).ConfigureAwait(false);
        return row?.ToCursor() ?? RoutingCursor.Start(key);
    }

    /// <inheritdoc/>
    public async Task<bool> TrySaveAsync(RoutingCursor cursor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cursor);
        RoutingCursorRow? row = await context.CrmSet<RoutingCursorRow>().FirstOrDefaultAsync(r => r.CursorKey == cursor.Key, cancellationToken).ConfigureAwait(false);
        if ((row?.Version ?? 0) != cursor.Version)
        {
            if (row is not null) context.Entry(row).State = EntityState.Detached;
            return false;
        }

        if (row is null) context.CrmSet<RoutingCursorRow>().Add(row = new RoutingCursorRow(cursor));
        else row.Take(cursor);
        Result saved = await context.SaveCrmAsync(cancellationToken).ConfigureAwait(false);

        // The next attempt must see what the other one saved, not what was read here.
        context.Entry(row).State = EntityState.Detached;
        return saved.IsSuccess ? true : saved.Status == ResultStatus.Conflict ? false
            : throw new InvalidOperationException($"The routing cursor '{cursor.Key}' was not saved. {saved}");
    }
}
