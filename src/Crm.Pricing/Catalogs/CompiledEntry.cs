using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>A price with the list it stands in, ready to be compared.</summary>
internal sealed class CompiledEntry(CompiledList list, PriceEntry entry)
{
    internal PriceEntry Entry { get; } = entry;

    internal PriceList List => CompiledList.List;

    internal CompiledList CompiledList { get; } = list;

    internal Currency Currency => CompiledList.Currency;

    internal Validity Validity { get; } = Validity.Of(entry.ValidFrom, entry.ValidTo);

    internal int Conditions { get; } = list.List.Conditions.Count + entry.Conditions.Count;

    /// <summary>A percentage of other lines: a line with this price is priced after them.</summary>
    internal PercentOfTotalPrice? OfTotal { get; } = entry.Price as PercentOfTotalPrice;
}
