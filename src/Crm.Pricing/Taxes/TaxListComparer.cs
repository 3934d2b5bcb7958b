namespace Crm.Pricing;

/// <summary>Lists of the same taxes in the same order are one.</summary>
internal sealed class TaxListComparer : IEqualityComparer<IReadOnlyList<Tax>>
{
    internal static TaxListComparer Instance { get; } = new();

    public bool Equals(IReadOnlyList<Tax>? x, IReadOnlyList<Tax>? y)
    {
        if (ReferenceEquals(x, y)) return true;
        if (x is null || y is null || x.Count != y.Count) return false;
        for (int i = 0; i < x.Count; i++)
        {
            if (!x[i].Equals(y[i])) return false;
        }

        return true;
    }

    // The first id tells lists apart well enough, and is cheap: this runs once a line.
    public int GetHashCode(IReadOnlyList<Tax> obj) => obj.Count == 0 ? 0 : HashCode.Combine(obj.Count, obj[0].Id.GetHashCode(StringComparison.Ordinal));
}
