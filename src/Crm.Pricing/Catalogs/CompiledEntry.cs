using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>A price with the list it stands in, ready to be compared.</summary>
internal sealed class CompiledEntry(CompiledList list, PriceEntry entry, string? catalogZone, CompiledCondition<PricingFacts>? when)
{
    internal PriceEntry Entry { get; } = entry;

    internal PriceList List => CompiledList.List;

    internal CompiledList CompiledList { get; } = list;

    internal Currency Currency => CompiledList.Currency;

    internal Validity Validity { get; } = Validity.Of(entry.ValidFrom, entry.ValidTo, entry.ValidDates, catalogZone);

    internal int Conditions { get; } = list.List.Conditions.Count + entry.Conditions.Count + (when is null ? 0 : 1);

    internal CompiledCondition<PricingFacts>? When { get; } = when;

    /// <summary>A percentage of other lines: a line with this price is priced after them.</summary>
    internal PercentOfTotalPrice? OfTotal { get; } = entry.Price as PercentOfTotalPrice;
}
