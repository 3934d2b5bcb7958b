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
    /// <param name="limits">How many tiers it may have (<see cref="DefinitionLimits.Rules"/>); null for the documented defaults.</param>
    /// <returns>The schedule ready to compute; or every gap and overlap, or <c>pricing.too_many_rules</c>.</returns>
    public Result<CompiledDiscountSchedule> Compile(DefinitionLimits? limits = null)
    {
        Problems problems = new();
        Check("", limits ?? DefinitionLimits.Default, problems);
        return problems.HasErrors ? Result.Invalid(problems.Errors) : new CompiledDiscountSchedule(this);
    }

    internal void Check(string path, DefinitionLimits limits, Problems problems)
    {
        if (Tiers.Count <= limits.Rules) TierTable.Check([.. Tiers.Select(static tier => (tier.From, tier.UpTo))], path + "/tiers", problems);
        else problems.Error(path, "pricing.too_many_rules", "The schedule has more tiers than the limit: take fewer or raise the limit.");
    }
}
