using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>A price with the list it stands in, ready to be compared.</summary>
internal sealed record CompiledEntry(PriceList List, PriceEntry Entry, Currency Currency)
{
    internal int Conditions { get; } = List.Conditions.Count + Entry.Conditions.Count;
}
