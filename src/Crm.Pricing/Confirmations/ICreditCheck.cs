using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>Knows what a customer may owe. The host joins it to its receivables.</summary>
public interface ICreditCheck
{
    /// <summary>Asks whether an amount fits.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="amount">The total with tax.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<CreditAnswer> CheckAsync(string customer, Money amount, CancellationToken cancellationToken);
}
