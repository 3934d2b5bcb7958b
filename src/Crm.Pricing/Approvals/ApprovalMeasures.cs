using System.Collections.Frozen;
using System.Runtime.InteropServices;

namespace Crm.Pricing;

/// <summary>What the conditions of a matrix look at, each kind once: one pass over the lines serves all rows.</summary>
/// <remarks>
/// Lines are gathered by their chain of categories first: a thousand lines are of a few chains, and only those are looked up and compared
/// with what each category has found so far.
/// </remarks>
internal sealed class ApprovalMeasures
{
    private readonly (ApprovalMeasure Measure, string? Product, string? Category)[] _kinds;
    private readonly Dictionary<(ApprovalMeasure, string?, string?), int> _indexes = [];
    private readonly int[] _ofEveryLine;
    private readonly FrozenDictionary<string, int[]> _ofProduct;
    private readonly FrozenDictionary<string, int[]> _ofCategory;
    private readonly bool _ofLines;

    internal ApprovalMeasures(IEnumerable<ApprovalCondition> conditions)
    {
        _kinds = [.. conditions.Select(KindOf).Distinct()];
        for (int i = 0; i < _kinds.Length; i++) _indexes.Add(_kinds[i], i);
        _ofEveryLine = [.. Indexed().Where(static k => IsOfLines(k.Kind.Measure) && k.Kind.Product is null && k.Kind.Category is null).Select(static k => k.Index)];
        _ofProduct = Indexed().Where(static k => k.Kind.Product is not null).GroupBy(static k => k.Kind.Product!)
            .ToFrozenDictionary(static g => g.Key, static g => g.Select(static k => k.Index).ToArray(), StringComparer.Ordinal);
        _ofCategory = Indexed().Where(static k => k.Kind.Product is null && k.Kind.Category is not null).GroupBy(static k => k.Kind.Category!)
            .ToFrozenDictionary(static g => g.Key, static g => g.Select(static k => k.Index).ToArray(), StringComparer.Ordinal);
        _ofLines = _ofEveryLine.Length + _ofProduct.Count + _ofCategory.Count > 0;
    }

    internal int IndexOf(ApprovalCondition condition) => _indexes[KindOf(condition)];

    internal Measured[] Of(PricedQuote quote, ApprovalFacts facts, QuoteRequest? request)
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

        if (_ofLines && quote.Lines.Count > 0) OfLines(quote, facts, DocumentPercent(quote, request), found);
        return found;
    }

    internal static bool IsOfLines(ApprovalMeasure measure) => measure is ApprovalMeasure.GrantedPercent or ApprovalMeasure.DiscountPercent;

    /// <summary>
    /// What the seller grants on the document is granted on every line. Where the request says a percentage it is that one, else what the
    /// lines carry of their sum.
    /// </summary>
    private static decimal DocumentPercent(PricedQuote quote, QuoteRequest? request)
    {
        if (request is { DocumentDiscount: null }) return 0m;
        if (request is { DocumentDiscount: { Unit: DiscountUnit.Percent, MaxAmount: null } asked }) return Math.Clamp(asked.Value, 0m, 100m);
        decimal before = 0m, off = 0m;
        for (int i = 0; i < quote.Lines.Count; i++)
        {
            (decimal amount, decimal share) = quote.Lines[i].Waterfall.Document;
            (before, off) = (before + amount, off + share);
        }

        return off == 0m || before == 0m ? 0m : Math.Clamp(off / before * 100m, 0m, 100m);
    }

    private void OfLines(PricedQuote quote, ApprovalFacts facts, decimal documentPercent, Measured[] found)
    {
        IReadOnlyList<PricedLine> lines = quote.Lines;
        Func<string, IReadOnlyCollection<string>>? categoriesOf = _ofCategory.Count > 0 ? facts.CategoriesOf : null;
        Dictionary<object, int> chains = new(ReferenceEqualityComparer.Instance);
        List<(IReadOnlyCollection<string> Categories, Worst Worst)> gathered = [];
        Dictionary<string, Worst>? products = null;
        Span<(IReadOnlyCollection<string> Categories, Worst Worst)> known = [];
        for (int i = 0; i < lines.Count; i++)
        {
            PricedLine line = lines[i];
            IReadOnlyCollection<string> categories = categoriesOf?.Invoke(line.Product) ?? [];
            ref int at = ref CollectionsMarshal.GetValueRefOrAddDefault(chains, categories, out bool seen);
            if (!seen)
            {
                at = gathered.Count;
                gathered.Add((categories, default));
                known = CollectionsMarshal.AsSpan(gathered);
            }

            known[at].Worst.Add(line);
            if (_ofProduct.Count == 0 || !_ofProduct.ContainsKey(line.Product)) continue;
            products ??= new(StringComparer.Ordinal);
            CollectionsMarshal.GetValueRefOrAddDefault(products, line.Product, out _).Add(line);
        }

        foreach ((IReadOnlyCollection<string> categories, Worst worst) in gathered)
        {
            Merge(worst, _ofEveryLine, documentPercent, found);
            foreach (string category in categories)
            {
                if (_ofCategory.TryGetValue(category, out int[]? ofCategory)) Merge(worst, ofCategory, documentPercent, found);
            }
        }

        foreach ((string product, Worst worst) in products ?? []) Merge(worst, _ofProduct[product], documentPercent, found);
    }

    private void Merge(in Worst worst, int[] kinds, decimal documentPercent, Measured[] found)
    {
        foreach (int kind in kinds)
        {
            ref Measured so = ref found[kind];
            ApprovalMeasure measure = _kinds[kind].Measure;
            if (measure == ApprovalMeasure.Net)
            {
                so = new Measured(true, true, so.Amount + worst.Net);
                continue;
            }

            decimal percent = measure == ApprovalMeasure.GrantedPercent ? worst.Granted : worst.Discount;
            if (documentPercent != 0m) percent += (100m - percent) * documentPercent / 100m;
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

    /// <summary>The largest percentages of some lines, and their net.</summary>
    private struct Worst
    {
        internal decimal Granted, Discount, Net;
        private bool _any;

        internal void Add(PricedLine line)
        {
            if (!_any || line.GrantedPercent > Granted) Granted = line.GrantedPercent;
            if (!_any || line.DiscountPercent > Discount) Discount = line.DiscountPercent;
            Net += line.Net;
            _any = true;
        }
    }
}
