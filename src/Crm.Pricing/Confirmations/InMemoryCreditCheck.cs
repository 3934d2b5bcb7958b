using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>Free credit in memory. A customer without an entry has no limit; another currency is never granted.</summary>
/// <param name="free">The free credit by customer.</param>
public sealed class InMemoryCreditCheck(IReadOnlyDictionary<string, Money> free) : ICreditCheck
{
    /// <inheritdoc/>
    public Task<CreditAnswer> CheckAsync(string customer, Money amount, CancellationToken cancellationToken) =>
        Task.FromResult(free.TryGetValue(customer, out Money left)
            ? new CreditAnswer(left.Currency == amount.Currency && amount <= left, left)
            : new CreditAnswer(true, null));
}
