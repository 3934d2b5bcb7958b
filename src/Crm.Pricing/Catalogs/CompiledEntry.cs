using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>A price with the list it stands in, ready to be compared.</summary>
internal sealed class CompiledEntry(CompiledList list, PriceEntry entry, string? catalogZone, CompiledCondition<PricingFacts>? when)
{
    /// <summary>Boxed, because hardly any of a hundred thousand prices has one of its own.</summary>
    private readonly object? _validity = entry.ValidFrom is null && entry.ValidTo is null && entry.ValidDates is null ? null
        : Validity.Of(entry.ValidFrom, entry.ValidTo, entry.ValidDates, catalogZone);

    internal PriceEntry Entry { get; } = entry;

    internal PriceList List => CompiledList.List;

    internal CompiledList CompiledList { get; } = list;

    internal Currency Currency => CompiledList.Currency;

    internal Validity Validity => _validity is null ? Validity.Always : (Validity)_validity;

    internal bool IsAlwaysValid => _validity is null;

    internal int Conditions { get; } = list.List.Conditions.Count + entry.Conditions.Count + (when is null ? 0 : 1);

    internal CompiledCondition<PricingFacts>? When { get; } = when;

    /// <summary>A percentage of other lines: a line with this price is priced after them.</summary>
    internal PercentOfTotalPrice? OfTotal => Entry.Price as PercentOfTotalPrice;
}
