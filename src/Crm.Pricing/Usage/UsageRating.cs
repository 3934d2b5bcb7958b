using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>Prices metered usage: single events, meter totals, and quantities that change within a period.</summary>
/// <remarks>A model that does not know this form of usage gives the error <c>pricing.usage_unsupported</c>.</remarks>
public static class UsageRating
{
    /// <summary>Charges each event by itself.</summary>
    /// <param name="price">A compiled <see cref="PercentagePrice"/>.</param>
    /// <param name="events">The amounts of the events, in order.</param>
    public static Result<Charge> ChargeEvents(this PriceCalculator price, IReadOnlyList<decimal> events)
    {
        ArgumentNullException.ThrowIfNull(price);
        ArgumentNullException.ThrowIfNull(events);
        if (price.Model is not PercentagePrice percentage) return Unsupported(price.Model, "single events");
        List<ChargePart> parts = [];
        percentage.ExplainEvents(events, parts);
        return Charge.Of(parts);
    }

    /// <summary>Charges what a meter summed up.</summary>
    /// <param name="price">A compiled <see cref="PercentagePrice"/>.</param>
    /// <param name="usage">The totals. The free units are the running total after the last free event, never more than <see cref="PercentagePrice.FreeUnits"/>.</param>
    public static Result<Charge> ChargeTotals(this PriceCalculator price, UsageTotals usage)
    {
        ArgumentNullException.ThrowIfNull(price);
        ArgumentNullException.ThrowIfNull(usage);
        if (price.Model is not PercentagePrice percentage) return Unsupported(price.Model, "meter totals");
        List<ChargePart> parts = [];
        percentage.ExplainTotals(usage, parts);
        return Charge.Of(parts);
    }

    /// <summary>Charges quantities that change within a period.</summary>
    /// <param name="price">A compiled <see cref="GraduatedPrice"/> or <see cref="VolumePrice"/>. For a volume price the sums of the steps count.</param>
    /// <param name="usage">The changes, in order. The running sum of full units never falls below 0.</param>
    public static Result<Charge> ChargeProrated(this PriceCalculator price, IReadOnlyList<ProratedUsage> usage)
    {
        ArgumentNullException.ThrowIfNull(price);
        ArgumentNullException.ThrowIfNull(usage);
        List<ChargePart> parts = [];
        switch (price.Model)
        {
            case GraduatedPrice graduated:
                graduated.ExplainProrated(usage, parts);
                break;
            case VolumePrice volume:
                volume.ExplainProrated(usage.Sum(static u => u.FullUnits), usage.Sum(static u => u.ProratedUnits), parts);
                break;
            default:
                return Unsupported(price.Model, "prorated usage");
        }

        return Charge.Of(parts);
    }

    private static Result Unsupported(PriceModel model, string usage) =>
        Result.Invalid(new ValidationError("", $"A {model.GetType().Name} does not price {usage}: choose another model or another form of usage.", "pricing.usage_unsupported"));
}
