namespace Crm.Pricing;

/// <summary>Usage as a meter reports it: the sum, the number of events, and the running totals at the beginning.</summary>
/// <param name="Quantity">The sum over all events.</param>
/// <param name="Events">How many events there were.</param>
/// <param name="RunningTotals">The cumulative amount after each of the first events, as far as the meter keeps them for the allowance.</param>
public sealed record UsageTotals(decimal Quantity, int Events, IReadOnlyList<decimal> RunningTotals);
