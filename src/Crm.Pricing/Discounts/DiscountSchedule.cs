using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>Discounts that grow with the quantity: the definition.</summary>
/// <param name="Kind">Range (the whole quantity chooses one tier) or slab (each unit its own).</param>
/// <param name="Unit">What the numbers of the tiers mean.</param>
/// <param name="Tiers">The tiers, by ascending end; the last without end.</param>
/// <remarks>Worked: 30 units at 100.00 with 10 % up to 9, 20 % up to 19 and 30 % beyond are 2,100.00 by range and 2,380.00 by slab.</remarks>
public sealed record DiscountSchedule(ScheduleKind Kind, DiscountUnit Unit, IReadOnlyList<DiscountTier> Tiers)
{
    /// <summary>Checks the tiers.</summary>
    /// <returns>The schedule ready to compute, or every gap and overlap.</returns>
    public Result<CompiledDiscountSchedule> Compile()
    {
        Problems problems = new();
        Check("", problems);
        return problems.HasErrors ? Result.Invalid(problems.Errors) : new CompiledDiscountSchedule(this);
    }

    internal void Check(string path, Problems problems) =>
        TierTable.Check([.. Tiers.Select(static tier => (tier.From, tier.UpTo))], path + "/tiers", problems);
}
