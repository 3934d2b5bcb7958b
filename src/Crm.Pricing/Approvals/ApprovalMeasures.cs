using System.Collections.Frozen;

namespace Crm.Pricing;

/// <summary>What the conditions of a matrix look at, each kind once: one pass over the lines serves all rows.</summary>
internal sealed class ApprovalMeasures
{
    private readonly (ApprovalMeasure Measure, string? Product, string? Category)[] _kinds;
    private readonly Dictionary<(ApprovalMeasure, string?, string?), int> _indexes = [];
    private readonly ApprovalMeasure[] _measures;
    private readonly int[] _ofEveryLine;
    private readonly FrozenDictionary<string, int[]> _ofProduct;
    private readonly FrozenDictionary<string, int[]> _ofCategory;

    internal ApprovalMeasures(IEnumerable<ApprovalCondition> conditions)
    {
        _kinds = [.. conditions.Select(KindOf).Distinct()];
        _measures = Array.ConvertAll(_kinds, static kind => kind.Measure);
        for (int i = 0; i < _kinds.Length; i++) _indexes.Add(_kinds[i], i);
        _ofEveryLine = [.. Indexed().Where(static k => IsOfLines(k.Kind.Measure) && k.Kind.Product is null && k.Kind.Category is null).Select(static k => k.Index)];
        _ofProduct = Indexed().Where(static k => k.Kind.Product is not null).GroupBy(static k => k.Kind.Product!)
            .ToFrozenDictionary(static g => g.Key, static g => g.Select(static k => k.Index).ToArray(), StringComparer.Ordinal);
        _ofCategory = Indexed().Where(static k => k.Kind.Product is null && k.Kind.Category is not null).GroupBy(static k => k.Kind.Category!)
            .ToFrozenDictionary(static g => g.Key, static g => g.Select(static k => k.Index).ToArray(), StringComparer.Ordinal);
    }

    internal int IndexOf(ApprovalCondition condition) => _indexes[KindOf(condition)];

    internal Measured[] Of(PricedQuote quote, ApprovalFacts facts)
    {
        Measured[] found = new Measured[_kinds.Length];
        for (int i = 0; i < found.Length; i++)
        {
            found[i] = _kinds[i].Measure switch
            {
                ApprovalMeasure.MarginPercent => Measured.Of(quote.Totals.MarginPercent),
                ApprovalMeasure.TermMonths => Measured.Of(facts.TermMonths),
                ApprovalMeasure.Net when _kinds[i].Product is null && _kinds[i].Category is null => Measured.Of(quote.Totals.Net),
                _ when _kinds[i].Product is null && _kinds[i].Category is not null && facts.CategoriesOf is null => Measured.Of(null),
                _ => default,
            };
        }

        IReadOnlyList<PricedLine> lines = quote.Lines;
        for (int i = 0; i < lines.Count; i++)
        {
            PricedLine line = lines[i];
            Add(line, _ofEveryLine, found);
            if (_ofProduct.Count > 0 && _ofProduct.TryGetValue(line.Product, out int[]? ofProduct)) Add(line, ofProduct, found);
            if (_ofCategory.Count == 0 || facts.CategoriesOf is null) continue;
            IReadOnlyCollection<string> categories = facts.CategoriesOf(line.Product);
            // The catalogue keeps arrays: no enumerator for each of a thousand lines.
            foreach (string category in categories as string[] ?? [.. categories])
            {
                if (_ofCategory.TryGetValue(category, out int[]? ofCategory)) Add(line, ofCategory, found);
            }
        }

        return found;
    }

    internal static bool IsOfLines(ApprovalMeasure measure) => measure is ApprovalMeasure.GrantedPercent or ApprovalMeasure.DiscountPercent;

    private void Add(PricedLine line, int[] kinds, Measured[] found)
    {
        foreach (int kind in kinds)
        {
            ref Measured so = ref found[kind];
            ApprovalMeasure measure = _measures[kind];
            if (measure == ApprovalMeasure.Net)
            {
                so = new Measured(true, true, so.Amount + line.Net);
                continue;
            }

            decimal percent = measure == ApprovalMeasure.GrantedPercent ? line.GrantedPercent : line.DiscountPercent;
            if (!so.Counts || percent > so.Amount) so = new Measured(true, true, percent);
        }
    }

    private IEnumerable<(int Index, (ApprovalMeasure Measure, string? Product, string? Category) Kind)> Indexed() => _kinds.Select(static (kind, i) => (i, kind));

    private static (ApprovalMeasure, string?, string?) KindOf(ApprovalCondition c) =>
        c.Measure is ApprovalMeasure.MarginPercent or ApprovalMeasure.TermMonths ? (c.Measure, null, null) : (c.Measure, c.Product, c.Category);

    /// <summary>What was found. Nothing counts if no line is concerned.</summary>
    internal readonly record struct Measured(bool Counts, bool IsKnown, decimal Amount)
    {
        internal decimal? Value => IsKnown ? Amount : null;

        internal static Measured Of(decimal? value) => new(true, value is not null, value ?? 0m);
    }
}
