namespace Crm.Pricing;

/// <summary>A percentage of each transaction, with a fixed fee, a free allowance and limits for each event.</summary>
/// <param name="RatePercent">The rate in percent.</param>
/// <remarks>
/// For an event the order is: allowance, rate, fixed fee, lowest and highest fee. The allowance ends with <see cref="FreeEvents"/> or
/// <see cref="FreeUnits"/>, whichever ends first; an event wholly inside it costs nothing, not even the fixed or the lowest fee.
/// Worked: 2 % + 0.50 with at least 1.00 and at most 10.00, one free event: 30, 20, 1000 cost 0 + 1.00 + 10.00 = 11.00.
/// A plain quantity is one amount without events: no fixed fee, the allowance in units.
/// </remarks>
public sealed record PercentagePrice(decimal RatePercent) : PriceModel
{
    /// <summary>The fee of each event that is charged. The default is 0.</summary>
    public decimal FixedPerEvent { get; init; }

    /// <summary>How many events are free; null for no such limit.</summary>
    public int? FreeEvents { get; init; }

    /// <summary>Up to which amount the events are free; null for no such limit.</summary>
    public decimal? FreeUnits { get; init; }

    /// <summary>The lowest fee of an event that is charged; null for none.</summary>
    public decimal? PerEventMin { get; init; }

    /// <summary>The highest fee of an event; null for none.</summary>
    public decimal? PerEventMax { get; init; }

    private decimal Rate => RatePercent / 100m;

    internal override void Check(string path, Problems problems)
    {
        CheckNotNegative(FreeEvents ?? 0, path, "freeEvents", problems);
        CheckNotNegative(FreeUnits ?? 0m, path, "freeUnits", problems);
        problems.Require(PerEventMin is null || PerEventMax is null || PerEventMin <= PerEventMax, path + "/perEventMin", "pricing.event_limits",
            "The lowest fee of an event is not above its highest.");
    }

    internal override decimal AmountOf(in ChargeInput input) => Billable(input.Quantity) * Rate;

    internal override void Explain(in ChargeInput input, List<ChargePart> parts) =>
        parts.Add(new ChargePart(0, Billable(input.Quantity), Rate, 0m, AmountOf(input)));

    internal void ExplainEvents(IReadOnlyList<decimal> events, List<ChargePart> parts)
    {
        decimal used = 0m;
        for (int i = 0; i < events.Count; i++)
        {
            bool inside = InsideAllowance(i, used);
            decimal free = !inside ? 0m : FreeUnits is decimal units ? Math.Min(events[i], units - used) : events[i];
            used += events[i];
            if (inside && free == events[i]) continue;
            decimal billable = events[i] - free;
            decimal fee = (billable * Rate) + FixedPerEvent;
            if (PerEventMin is decimal min && fee < min) fee = min;
            if (PerEventMax is decimal max && fee > max) fee = max;
            parts.Add(new ChargePart(i, billable, Rate, fee - (billable * Rate), fee));
        }
    }

    internal void ExplainTotals(UsageTotals usage, List<ChargePart> parts)
    {
        IReadOnlyList<decimal> totals = usage.RunningTotals;
        decimal freeUnits = 0m;
        int considered = Math.Min(FreeEvents is int limit and > 0 ? limit : totals.Count, totals.Count);
        if (considered > 0 && (FreeEvents is > 0 || FreeUnits is > 0m))
            freeUnits = FreeUnits is decimal cap and > 0m ? Math.Min(totals[considered - 1], cap) : totals[considered - 1];
        int below = FreeUnits is decimal allowance ? totals.Count(total => total < allowance) : 0;
        int freeEvents = FreeEvents is int n and > 0 ? below > 0 ? Math.Min(n, below) : n : below;
        decimal billable = Math.Max(0m, usage.Quantity - freeUnits);
        decimal fixedFees = Math.Max(0, usage.Events - freeEvents) * FixedPerEvent;
        parts.Add(new ChargePart(0, billable, Rate, fixedFees, (billable * Rate) + fixedFees));
    }

    private bool InsideAllowance(int index, decimal used) =>
        (FreeEvents is not null || FreeUnits is not null) && (FreeEvents is not int n || index < n) && (FreeUnits is not decimal units || used < units);

    private decimal Billable(decimal quantity) => Math.Max(0m, quantity - (FreeUnits ?? 0m));
}
