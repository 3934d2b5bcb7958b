using System.Globalization;
using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>A compiled catalogue: prices documents and explains every number. Immutable and thread-safe.</summary>
/// <remarks>
/// Order of a line: price, schedule, proration, promotions, what the seller grants, partner, distributor, rounding; then the document
/// discount and the taxes. Nothing is rounded before the end of a line. Pure: the same request, context and catalogue give the same quote.
/// Worked: 60 units at 108.00 less 5 % with 6 % tax are 6,156.00 + 369.36 = 6,525.36.
/// </remarks>
public sealed partial class PricingEngine
{
    private readonly CompiledCatalog _catalog;
    private readonly PriceSelector _selector;
    private readonly LinePricer _lines;

    private PricingEngine(CompiledCatalog catalog, IReadOnlyList<ValidationError> diagnostics)
    {
        _catalog = catalog;
        _selector = new PriceSelector(catalog);
        _lines = new LinePricer(catalog, _selector);
        Diagnostics = diagnostics;
    }

    /// <summary>The definition.</summary>
    public PriceCatalog Catalog => _catalog.Definition;

    /// <summary>Warnings and hints about the catalogue; empty if there are none.</summary>
    public IReadOnlyList<ValidationError> Diagnostics { get; }

    /// <summary>Checks a catalogue and builds its indexes.</summary>
    /// <param name="catalog">The definition.</param>
    /// <param name="limits">How large it may be; null for the documented defaults.</param>
    /// <returns>The engine; or every problem at once, each with a JSON Pointer into the catalogue.</returns>
    public static Result<PricingEngine> Compile(PriceCatalog catalog, DefinitionLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        Problems problems = CatalogChecks.Run(catalog, limits ?? DefinitionLimits.Default);
        return problems.HasErrors ? Result.Invalid(problems.Errors) : new PricingEngine(new CompiledCatalog(catalog), problems.Diagnostics);
    }

    /// <summary>Prices a document.</summary>
    /// <param name="request">The lines and the document discount.</param>
    /// <param name="context">The instant, the currency and the customer.</param>
    /// <returns>The priced document with the trace of every line; or every problem at once, each with a JSON Pointer into the request.</returns>
    public Result<PricedQuote> Price(QuoteRequest request, PricingContext context)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        Problems problems = new();
        if (!TryCurrency(context, problems, out Currency? currency)) return Result.Invalid(problems.Errors);
        RoundingRule rounding = currency.Rounding(Catalog.Policy.Rounding);
        CheckLines(request, problems);
        try
        {
            LineDraft?[] drafts = Draft(request, context, currency, rounding, problems);
            if (problems.HasErrors) return Result.Invalid(problems.Errors);
            return new DocumentPricer(Catalog, rounding).Price(request, context, currency.Code, Array.ConvertAll(drafts, static d => d!));
        }
        catch (OverflowException)
        {
            // The caller's numbers can cause it, so it is no exception of ours; which line it was does not matter for such numbers.
            return Result.Invalid(new ValidationError("/lines", "An amount does not fit 28 digits: quantities and prices are far too large.", "pricing.overflow"));
        }
    }

    /// <summary>Chooses the price of one product and says why.</summary>
    /// <param name="product">The product.</param>
    /// <param name="quantity">How many, in units of the product; null for "from one", as a catalogue page asks.</param>
    /// <param name="context">The instant, the currency and the customer.</param>
    /// <returns>The price, the original price and every price considered; or a problem with the currency.</returns>
    public Result<PriceSelection> SelectPrice(string product, decimal? quantity, PricingContext context)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(context);
        Problems problems = new();
        if (!TryCurrency(context, problems, out Currency? currency)) return Result.Invalid(problems.Errors);
        ProductInfo info = _catalog.Product(product);
        List<PriceCandidate> considered = [];
        (SelectedPrice calculated, SelectedPrice original) =
            _selector.Select(new PriceQuery(info, quantity, 1m, currency, context, info.Product.UnitCost ?? 0m, 0m), considered);
        return new PriceSelection(Candidate(calculated), Candidate(original), considered);
    }

    private LineDraft?[] Draft(QuoteRequest request, PricingContext context, Currency currency, RoundingRule rounding, Problems problems)
    {
        LineDraft?[] drafts = new LineDraft?[request.Lines.Count];
        PercentOfTotalPrice?[] later = new PercentOfTotalPrice?[drafts.Length];
        for (int i = 0; i < drafts.Length; i++)
        {
            later[i] = _lines.PercentOfTotal(request.Lines[i], currency, context);
            if (later[i] is null) drafts[i] = _lines.Price(request.Lines[i], i, 0m, currency, rounding, context, problems);
        }

        for (int i = 0; i < drafts.Length; i++)
        {
            if (later[i] is not PercentOfTotalPrice percent) continue;
            decimal baseTotal = 0m;
            for (int k = 0; k < drafts.Length; k++)
            {
                if (later[k] is null && drafts[k] is LineDraft other && (percent.Category is null || other.Product.Categories.Contains(percent.Category)))
                    baseTotal += other.Amount;
            }

            drafts[i] = _lines.Price(request.Lines[i], i, baseTotal, currency, rounding, context, problems);
        }

        return drafts;
    }

    private static void CheckLines(QuoteRequest request, Problems problems)
    {
        HashSet<string> ids = new(StringComparer.Ordinal);
        for (int i = 0; i < request.Lines.Count; i++)
        {
            QuoteLineRequest line = request.Lines[i];
            if (!ids.Add(line.Id))
                problems.Error(string.Create(CultureInfo.InvariantCulture, $"/lines/{i}/id"), "pricing.duplicate_id", $"The line {line.Id} is there twice: ids are unique in a document.");
            for (int d = 0; d < line.Discounts.Count; d++)
            {
                if (!CatalogChecks.IsDiscountStage(line.Discounts[d].Stage))
                    problems.Error(string.Create(CultureInfo.InvariantCulture, $"/lines/{i}/discounts/{d}/stage"), "pricing.discount_stage", "A discount belongs to one of the stages schedule, promotion, additional, partner or distributor.");
            }
        }
    }

    private static bool TryCurrency(PricingContext context, Problems problems, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Currency? currency)
    {
        currency = null;
        if (string.IsNullOrEmpty(context.Currency))
            problems.Error("/currency", "pricing.currency_missing", "A price needs a currency: name one, such as EUR.");
        else if (!Currency.TryOf(context.Currency, out currency) || currency.SmallestUnit is null)
            problems.Error("/currency", "pricing.currency_unknown", $"'{context.Currency}' is no active ISO 4217 code of a currency that is paid in.");
        return !problems.HasErrors;
    }

    private static PriceCandidate? Candidate(SelectedPrice price) => price.Entry is CompiledEntry entry
        ? new PriceCandidate(entry.List.Id, entry.Entry.Id, entry.List.Origin, entry.Conditions, price.Amount, PriceRejection.None)
        : null;
}
