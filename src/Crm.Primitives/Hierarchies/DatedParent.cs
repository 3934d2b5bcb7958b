using NodaTime;

namespace Crm.Primitives;

/// <summary>A parent and the days on which it is one. The parents of a node are kept in order of their days.</summary>
internal readonly record struct DatedParent(EffectivePeriod Valid, int Parent, int Edge)
{
    /// <summary>The first day, with the earliest day there is for an open beginning.</summary>
    internal LocalDate Start => Valid.From ?? LocalDate.MinIsoValue;

    /// <summary>The parent on a day by binary search; -1 for none.</summary>
    internal static int Find(DatedParent[] parents, LocalDate date)
    {
        int low = 0, high = parents.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (parents[middle].Start > date) high = middle - 1;
            else if (parents[middle].Valid.Contains(date)) return parents[middle].Parent;
            else low = middle + 1;
        }

        return -1;
    }
}
