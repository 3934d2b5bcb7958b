using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>Prices metered usage: single events, meter totals, and quantities that change within a period. Amounts are unrounded.</summary>
/// <remarks>A model that does not know this form of usage gives the error <c>pricing.usage_unsupported</c>; a charge that does not fit 28 digits <c>pricing.overflow</c>.</remarks>
public static class UsageRating
{
    /// <summary>Charges each event by itself.</summary>
    /// <param name="price">A compiled <see cref="PercentagePrice"/>.</param>
    /// <param name="events">The amounts of the events, in order. A negative one within the allowance gives it back.</param>
    public static Result<Charge> ChargeEvents(this PriceCalculator price, IReadOnlyList<decimal> events)
    {
        ArgumentNullException.ThrowIfNull(price);
        ArgumentNullException.ThrowIfNull(events);
        if (price.Model is not PercentagePrice percentage) return Unsupported(price.Model, "single events");
        return Sum("/events", parts => percentage.ExplainEvents(events, parts));
    }

    /// <summary>Charges what a meter summed up.</summary>
    /// <param name="price">A compiled <see cref="PercentagePrice"/>; its limits of an event are not asked, because there are none.</param>
    /// <param name="usage">The totals. The free units are the running total after the last free event, never more than <see cref="PercentagePrice.FreeUnits"/>.</param>
    /// <remarks>
    /// A meter does not know which event crossed a limit. Free of the fixed fee are as many events as the smaller of
    /// <see cref="PercentagePrice.FreeEvents"/> and the number of running totals below <see cref="PercentagePrice.FreeUnits"/>; of the two, one
    /// that is 0 is taken as not stated. Where that matters, charge the events.
    /// </remarks>
    public static Result<Charge> ChargeTotals(this PriceCalculator price, UsageTotals usage)
    {
        ArgumentNullException.ThrowIfNull(price);
        ArgumentNullException.ThrowIfNull(usage);
        if (price.Model is not PercentagePrice percentage) return Unsupported(price.Model, "meter totals");
        return Sum("/usage", parts => percentage.ExplainTotals(usage, parts));
    }

    /// <summary>Charges quantities that change within a period.</summary>
    /// <param name="price">A compiled <see cref="GraduatedPrice"/> or <see cref="VolumePrice"/>. For a volume price the sums of the steps count.</param>
    /// <param name="usage">The changes, in order. The running sum of full units never falls below 0.</param>
    /// <returns>The charge; or <c>pricing.usage_sign</c> for each change whose prorated units do not have the sign of its full units.</returns>
    public static Result<Charge> ChargeProrated(this PriceCalculator price, IReadOnlyList<ProratedUsage> usage)
    {
        ArgumentNullException.ThrowIfNull(price);
        ArgumentNullException.ThrowIfNull(usage);
        Problems problems = new();
        for (int i = 0; i < usage.Count; i++)
        {
            problems.Require(usage[i].ProratedUnits == 0m || Math.Sign(usage[i].ProratedUnits) == Math.Sign(usage[i].FullUnits), FormattableString.Invariant($"/usage/{i}/proratedUnits"), "pricing.usage_sign",
                "What counts of a change is a part of it: the same sign, and nothing of nothing.");
        }

        if (problems.HasErrors) return Result.Invalid(problems.Errors);
        return price.Model switch
        {
            GraduatedPrice graduated => Sum("/usage", parts => graduated.ExplainProrated(usage, parts)),
            VolumePrice volume => Sum("/usage", parts => volume.ExplainProrated(usage.Sum(static u => u.FullUnits), usage.Sum(static u => u.ProratedUnits), parts)),
            _ => Unsupported(price.Model, "prorated usage"),
        };
    }

    private static Result<Charge> Sum(string path, Action<List<ChargePart>> explain)
    {
        List<ChargePart> parts = [];
        try
        {
            explain(parts);
            return Charge.Of(parts);
        }
        catch (OverflowException)
        {
            return Result.Invalid(new ValidationError(path, "An amount does not fit 28 digits: the usage or the prices are far too large.", "pricing.overflow"));
        }
    }

    private static Result Unsupported(PriceModel model, string usage) =>
        Result.Invalid(new ValidationError("", $"A {model.GetType().Name} does not price {usage}: choose another model or another form of usage.", "pricing.usage_unsupported"));
}
