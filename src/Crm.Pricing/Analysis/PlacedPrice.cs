namespace Crm.Pricing;

/// <summary>A price and where it stands.</summary>
internal readonly record struct PlacedPrice(PriceList List, PriceEntry Entry, int ListIndex, int Index)
{
    /// <summary>Prices of one group are ranked among each other; between the groups the origin decides.</summary>
    internal int OriginGroup => List.Origin switch { PriceOrigin.Base => 0, PriceOrigin.Contracted => 2, _ => 1 };

    internal int Conditions => List.Conditions.Count + Entry.Conditions.Count;

    internal string Path => FormattableString.Invariant($"/priceLists/{ListIndex}/entries/{Index}");

    internal static PlacedPrice[] All(PriceCatalog catalog)
    {
        PlacedPrice[] all = new PlacedPrice[catalog.PriceLists.Sum(static l => l.Entries.Count)];
        int count = 0;
        for (int l = 0; l < catalog.PriceLists.Count; l++)
        {
            PriceList list = catalog.PriceLists[l];
            for (int e = 0; e < list.Entries.Count; e++)
            {
                // What condition data or days in a zone let through is not analysed: nothing is said of such a price.
                if (list.ValidDates is null && list.Entries[e] is { When: null, ValidDates: null }) all[count++] = new PlacedPrice(list, list.Entries[e], l, e);
            }
        }

        return count == all.Length ? all : all[..count];
    }
}
