using System.Globalization;
using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>A document at work: priced as a whole once, then again for every edited line, in buffers that are used again.</summary>
/// <remarks>
/// <para>It gives the same numbers as <see cref="PricingEngine.Price(QuoteRequest, PricingContext)"/>, to the last digit, after any sequence
/// of edits: an edit computes what depends on it and leaves the rest. After the first document of a size, pricing allocates nothing; the
/// trace is made when <see cref="ToQuote"/> or <see cref="Explain"/> asks for it.</para>
/// <para>An edit that cannot be priced changes nothing. Get one from <see cref="PricingEngine.OpenSession"/>. Not thread-safe: one for each
/// document that is being edited.</para>
/// </remarks>
public sealed partial class PricingSession
{
    private readonly CompiledCatalog _catalog;
    private readonly PriceSelector _selector;
    private readonly LinePricer _pricer;
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly AmountColumn _amounts = new(), _lists = new(), _costs = new();
    private readonly DiscountShares _shares = new();
    private readonly TaxSheet _taxes = new();
    private QuoteLineRequest[] _lines = [];
    private LineResult[] _results = [];
    private Problems _problems = new();
    private PricingContext? _context;
    private DiscountValue? _discount;
    private IReadOnlyList<string>? _terms;
    private RoundingRule _rounding;
    private int _ofTotal, _unknownCosts;
    private bool _stepsKept;

    internal PricingSession(CompiledCatalog catalog, PriceSelector selector)
    {
        _catalog = catalog;
        _selector = selector;
        _pricer = new LinePricer(catalog, selector);
    }

    /// <summary>How many lines the document has; 0 before it is priced.</summary>
    public int Count { get; private set; }

    /// <summary>The sums of the document.</summary>
    public PriceTotals Totals => new(_lists.Sum(), _taxes.Untaxed, _taxes.Tax, _unknownCosts == 0 ? _costs.Sum() : null);

    /// <summary>The net of the document. Allocates nothing.</summary>
    public decimal Net => _taxes.Untaxed;

    /// <summary>All taxes of the document. Allocates nothing.</summary>
    public decimal Tax => _taxes.Tax;

    /// <summary>The document as it is asked for now, every edit included.</summary>
    public QuoteRequest Request => new([.. _lines.AsSpan(0, Count)]) { DocumentDiscount = _discount, Terms = _terms };

    /// <summary>What a line comes to. Allocates nothing.</summary>
    /// <param name="index">Its place in the document, from 0.</param>
    public LineTotals this[int index]
    {
        get
        {
            ThrowIfNoLine(index);
            ref readonly LineResult result = ref _results[index];
            return new LineTotals(result.List, _taxes.NetOf(index), _taxes.TaxOf(index), result.Cost);
        }
    }

    /// <summary>Where a line stands; -1 if there is none with this id.</summary>
    /// <param name="lineId">The id of the line.</param>
    public int IndexOf(string lineId)
    {
        for (int i = 0; i < Count; i++)
        {
            if (string.Equals(_lines[i].Id, lineId, StringComparison.Ordinal)) return i;
        }

        return -1;
    }

    /// <summary>Prices a document, in place of the one before.</summary>
    /// <param name="request">The lines and the document discount.</param>
    /// <param name="context">The instant, the currency and the customer.</param>
    /// <returns>Success; or every problem at once, each with a JSON Pointer into the request, and then the session is empty.</returns>
    public Result Price(QuoteRequest request, PricingContext context) => Price(request, context, keepSteps: false);

    internal Result Price(QuoteRequest request, PricingContext context, bool keepSteps)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        Clear();
        if (!PricingEngine.TryCurrency(context, _problems, out Currency? currency)) return Refused();
        _rounding = currency.Rounding(_catalog.Definition.Policy.Rounding);
        _context = context;
        (_discount, _terms) = (request.DocumentDiscount, request.Terms);
        _pricer.Bind(context, currency, _rounding);
        int count = request.Lines.Count;
        if (count > _lines.Length)
        {
            _lines = new QuoteLineRequest[count];
            _results = new LineResult[count];
        }

        for (int i = 0; i < count; i++) _lines[i] = request.Lines[i];
        Count = count;
        if (TryPriceAll(keepSteps)) return Result.Success();
        Result refused = Refused();
        Clear();
        return refused;
    }

    /// <summary>Forgets the document, so that nothing of it is kept alive.</summary>
    internal void Clear()
    {
        Array.Clear(_lines, 0, Count);
        Count = _ofTotal = _unknownCosts = 0;
        _ids.Clear();
        _amounts.Clear();
        _lists.Clear();
        _costs.Clear();
        _shares.Begin(default);
        _taxes.Begin(_catalog.Definition.Policy.TaxRounding, default);
        _context = null;
        (_discount, _terms) = (null, null);
    }

    private bool TryPriceAll(bool keepSteps)
    {
        _stepsKept = keepSteps;
        _ofTotal = _unknownCosts = 0;
        _ids.Clear();
        _amounts.Clear();
        _lists.Clear();
        _costs.Clear();
        _stale.Clear();
        _shares.Begin(_rounding);
        _taxes.Begin(_catalog.Definition.Policy.TaxRounding, _rounding);
        if (keepSteps) _pricer.Steps.Begin(keep: false);
        try
        {
            for (int i = 0; i < Count; i++) PriceFirst(i, keepSteps);
            PriceOfTotals(keepSteps);
            if (_problems.HasErrors) return false;
            for (int i = 0; i < Count; i++) Enter(i);
            if (_discount is not null) Share();
            for (int i = 0; i < Count; i++) SetTaxes(i);
            _stale.Clear();
            AddUp();
            return true;
        }
        catch (ArithmeticException)
        {
            // The caller's numbers can cause it, so it is no exception of ours; which line it was does not matter for such numbers.
            ReportOverflow();
            return false;
        }
    }

    private void PriceFirst(int index, bool keepSteps)
    {
        QuoteLineRequest line = _lines[index];
        if (!_ids.Add(line.Id)) ReportDuplicate(line, index);
        CheckStages(line, index);
        ref LineResult result = ref _results[index];
        if (_pricer.Price(line, index, keepSteps, ref result, _problems) && result.Pending) _ofTotal++;
    }

    /// <summary>Puts a priced line into the sums.</summary>
    private void Enter(int index)
    {
        _amounts.Insert(index);
        _lists.Insert(index);
        _costs.Insert(index);
        _shares.Insert(index);
        _taxes.Insert(index);
        if (_results[index].Cost is null) _unknownCosts++;
        Store(index);
    }

    private void Store(int index)
    {
        ref readonly LineResult result = ref _results[index];
        _amounts[index] = result.Amount;
        _shares.Set(index, result.Amount);
        _lists[index] = result.List;
        _costs[index] = result.Cost ?? 0m;
    }

    private void SetTaxes(int index)
    {
        ref readonly LineResult result = ref _results[index];
        QuoteLineRequest line = _lines[index];
        decimal share = _shares[index];
        _taxes.Set(index, share == 0m ? result.Amount : result.Amount - share, line.Quantity, line.Taxes ?? result.Product.Product.Taxes);
    }

    /// <summary>Every sum is taken here, so that what does not fit is a problem of the edit and not of who reads.</summary>
    private void AddUp()
    {
        _taxes.Complete();
        _ = _lists.Sum();
        _ = _costs.Sum();
        _ = _taxes.Untaxed + _taxes.Tax;
    }

    private void CheckStages(QuoteLineRequest line, int index)
    {
        for (int d = 0; d < line.Discounts.Count; d++)
        {
            if (!CatalogChecks.IsDiscountStage(line.Discounts[d].Stage))
                _problems.Error(string.Create(CultureInfo.InvariantCulture, $"/lines/{index}/discounts/{d}/stage"), "pricing.discount_stage", "A discount belongs to one of the stages schedule, promotion, additional, partner or distributor.");
        }
    }

    private void ReportDuplicate(QuoteLineRequest line, int index) =>
        _problems.Error(string.Create(CultureInfo.InvariantCulture, $"/lines/{index}/id"), "pricing.duplicate_id", $"The line {line.Id} is there twice: ids are unique in a document.");

    private void ReportOverflow() =>
        _problems.Error("/lines", "pricing.overflow", "An amount, or a million like it, does not fit 28 digits: quantities and prices are far too large.");

    private Result Refused()
    {
        Result refused = Result.Invalid(_problems.Errors);
        _problems = new Problems();
        return refused;
    }

    private void ThrowIfNoDocument()
    {
        if (_context is null) throw new InvalidOperationException("There is no priced document: price one first, if only an empty one.");
    }

    private void ThrowIfNoLine(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
    }
}
