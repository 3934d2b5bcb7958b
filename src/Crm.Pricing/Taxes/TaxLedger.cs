using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>The taxes of all lines by tax record.</summary>
internal sealed class TaxLedger
{
    private readonly LineTax[] _computed;
    private readonly List<Entry> _entries = [];

    internal TaxLedger(IReadOnlyList<TaxableLine> lines, LineTax[] computed)
    {
        _computed = computed;
        Dictionary<string, Entry> byId = new(StringComparer.Ordinal);
        for (int i = 0; i < computed.Length; i++)
        {
            int at = 0;
            List<string> affecting = [];
            foreach (Tax tax in lines[i].Taxes)
            {
                if (!byId.TryGetValue(tax.Id, out Entry? entry)) _entries.Add(byId[tax.Id] = entry = new Entry(tax));
                if (tax.BaseAffectedByPrevious) entry.AffectedBy.UnionWith(affecting);
                entry.Add(i, at, computed[i].Taxes[at]);
                at++;
                if (tax.ReverseCharge)
                {
                    entry.Reversed = true;
                    at++;
                }
                else if (tax.AffectsSubsequentBase)
                {
                    affecting.Add(tax.Id);
                }
            }
        }
    }

    /// <summary>The groups from the sums over the lines.</summary>
    internal IReadOnlyList<TaxGroup> Groups(Func<decimal, Tax, decimal> amount, Func<decimal, decimal> taxBase)
    {
        List<TaxGroup> groups = new(_entries.Count);
        foreach (Entry entry in _entries)
            Add(groups, entry, taxBase(entry.Parts.Sum(static p => p.Tax.Base)), amount(entry.Parts.Sum(static p => p.Tax.Amount), entry.Tax));
        return groups;
    }

    /// <summary>The groups as EN 16931 checks them: the rate times the sum of the rounded bases.</summary>
    internal IReadOnlyList<TaxGroup> CategoryGroups(RoundingRule rule)
    {
        List<TaxGroup> groups = new(_entries.Count);
        foreach (Entry entry in _entries)
        {
            decimal taxBase = entry.Parts.Sum(part => rule.Round(part.Tax.Base));
            decimal amount = entry.Tax.Kind == TaxKind.Percent ? taxBase * (entry.Tax.Amount / 100m) : entry.Parts.Sum(static p => p.Tax.Amount);
            Add(groups, entry, taxBase, rule.Round(amount));
        }

        return groups;
    }

    /// <summary>Rounds the lines so that their nets add up to the document's and their taxes to the groups.</summary>
    internal LineTax[] Spread(decimal untaxed, IReadOnlyList<TaxGroup> groups, RoundingRule rule)
    {
        decimal[] nets = ErrorSpread.Round(Array.ConvertAll(_computed, static l => l.TotalExcluded), untaxed, rule);
        TaxAmount[][] taxes = Array.ConvertAll(_computed, static l => l.Taxes.ToArray());
        int g = 0;
        foreach (Entry entry in _entries)
        {
            decimal[] rounded = ErrorSpread.Round([.. entry.Parts.Select(static p => p.Tax.Amount)], groups[g].Amount, rule);
            for (int i = 0; i < rounded.Length; i++)
            {
                (int line, int at, TaxAmount tax) = entry.Parts[i];
                taxes[line][at] = tax with { Base = rule.Round(tax.Base), Amount = rounded[i] };
                if (entry.Reversed) taxes[line][at + 1] = tax with { Base = rule.Round(tax.Base), Amount = -rounded[i] };
            }

            g += entry.Reversed ? 2 : 1;
        }

        LineTax[] lines = new LineTax[nets.Length];
        for (int i = 0; i < lines.Length; i++) lines[i] = new LineTax(nets[i], nets[i] + taxes[i].Sum(static t => t.Amount), taxes[i]);
        return lines;
    }

    private static void Add(List<TaxGroup> groups, Entry entry, decimal taxBase, decimal amount)
    {
        string[] affectedBy = [.. entry.AffectedBy.Order(StringComparer.Ordinal)];
        groups.Add(new TaxGroup(entry.Tax.Id, taxBase, amount, affectedBy));
        if (entry.Reversed) groups.Add(new TaxGroup(entry.Tax.Id, taxBase, -amount, affectedBy));
    }

    private sealed class Entry(Tax tax)
    {
        internal Tax Tax { get; } = tax;

        internal bool Reversed { get; set; }

        internal HashSet<string> AffectedBy { get; } = new(StringComparer.Ordinal);

        internal List<(int Line, int At, TaxAmount Tax)> Parts { get; } = [];

        internal void Add(int line, int at, TaxAmount tax) => Parts.Add((line, at, tax));
    }
}
