using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>A price list, ready to be looked at.</summary>
internal sealed class CompiledList(PriceList list, PriceList? basedOn, Currency currency, string? catalogZone)
{
    internal PriceList List { get; } = list;

    /// <summary>The list that formulas derive from; null means the base lists.</summary>
    internal PriceList? BasedOn { get; } = basedOn;

    internal Currency Currency { get; } = currency;

    internal Validity Validity { get; } = Validity.Of(list.ValidFrom, list.ValidTo, list.ValidDates, catalogZone);

    /// <summary>The guard of the prices that ask for nothing beyond the list.</summary>
    internal int Guard { get; set; }
}
