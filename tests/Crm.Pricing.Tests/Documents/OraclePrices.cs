using System.Globalization;
using Crm.Primitives;
using NodaTime;

namespace Crm.Pricing.Tests.Documents;

/// <summary>What a line costs before discounts: every price of every list is looked at, each time anew.</summary>
internal sealed class OraclePrices(PriceCatalog catalog, PricingContext context)
{
    private sealed record Candidate(PriceList List, PriceEntry Entry, int Specificity, Fraction Amount)
    {
        internal int Conditions => List.Conditions.Count + Entry.Conditions.Count + (Entry.When is null ? 0 : 1);
    }

    internal CatalogProduct Product(string id) => catalog.Products.FirstOrDefault(p => p.Id == id) ?? new CatalogProduct(id);

    internal decimal Factor(string? unit) => unit is null ? 1m : catalog.Units.First(u => u.Id == unit).Factor;

    internal bool IsIn(CatalogProduct product, string category) => Categories(product).Contains(category);

    /// <summary>What the product costs the seller, in the currency of the document.</summary>
    internal Fraction? CostOf(CatalogProduct product)
    {
        string?[] currencies = [.. catalog.PriceLists.Select(static l => l.Currency).Distinct()];
        string? currency = catalog.CostCurrency ?? (currencies.Length == 1 ? currencies[0] : null);
        return product.UnitCost is decimal cost ? Converted(cost, currency ?? context.Currency, context.Currency) : null;
    }

    /// <summary>The price that counts and the one it is compared with; null if there is none.</summary>
    internal ((string Id, Fraction Amount, PriceModel? Model) Calculated, Fraction Original)? Select(OracleLine line, Fraction baseTotal)
    {
        List<Candidate> candidates = [];
        foreach (PriceList list in catalog.PriceLists)
        {
            if (Matches(list.Conditions) && Holds(list.ValidFrom, list.ValidTo, list.ValidDates)) candidates.AddRange(Candidates(list, line, baseTotal, context.Currency));
        }

        Candidate? contracted = Best(candidates.Where(static c => c.List.Origin == PriceOrigin.Contracted));
        Candidate? standard = Best(candidates.Where(static c => c.List.Origin == PriceOrigin.Base));
        Candidate? other = Best(candidates.Where(static c => c.List.Origin is PriceOrigin.Override or PriceOrigin.Sale));
        Candidate? original = other?.List.Origin == PriceOrigin.Override ? other : standard;
        Candidate? lower = other?.List.Origin == PriceOrigin.Sale && standard is not null && !(other.Amount < standard.Amount) ? standard : other;
        return (contracted ?? lower ?? standard) is Candidate calculated
            ? ((calculated.Entry.Id, calculated.Amount, calculated.Entry.Price), (original ?? calculated).Amount) : null;
    }

    internal bool Holds(DiscountRule rule, OracleLine line) =>
        SpecificityOf(line.Product, rule.Product, rule.Category) is not null && Holds(rule.ValidFrom, rule.ValidTo, rule.ValidDates)
        && Matches(rule.Conditions) && InRange(line, rule.MinQuantity, rule.MaxQuantity) && Holds(rule.When, line);

    internal static Fraction? AmountOf(PriceModel model, OracleLine line, Fraction baseTotal)
    {
        Fraction units = line.Units;
        switch (model)
        {
            case PerUnitPrice each: return each.UnitPrice * units;
            case AmountPrice all: return all.Amount;
            case PercentOfTotalPrice percent: return percent.Percent * baseTotal / 100m;
            case CostPlusPrice plus:
                return line.UnitCost is not Fraction cost ? null
                    : plus.Kind == CostPlusKind.Markup ? units * cost * (100m + plus.Percent) / 100m : units * cost * 100m / (100m - plus.Percent);
        }

        if (units < 0m) return null;
        switch (model)
        {
            case VolumePrice volume: return Whole(volume.Tiers);
            case BlockPrice block: return Whole(block.Blocks);
            case PackagePrice package: return Fraction.Max(0m, units - package.FreeUnits).Begun(package.PackageSize) * package.PackageAmount;
            case GraduatedPrice graduated:
                Fraction sum = 0m, begin = 0m;
                foreach (PriceTier tier in graduated.Tiers)
                {
                    if (!(units > begin) && !(graduated.FlatFeeAtZero && ReferenceEquals(tier, graduated.Tiers[0]))) break;
                    Fraction end = tier.UpTo is decimal upTo ? Fraction.Min(units, upTo) : units;
                    sum += tier.FlatFee + (tier.UnitPrice * (end - begin));
                    begin = end;
                }

                return sum;
            default: throw new InvalidOperationException($"{model} has no definition here.");
        }

        Fraction Whole(IReadOnlyList<PriceTier> tiers)
        {
            PriceTier tier = tiers.First(t => t.UpTo is null || !(units > t.UpTo.Value));
            return (tier.UnitPrice * units) + tier.FlatFee;
        }
    }

    private IEnumerable<Candidate> Candidates(PriceList list, OracleLine line, Fraction baseTotal, string currency)
    {
        // Without rates only lists in the currency asked for count, whatever their prices follow from.
        if (list.Currency != currency && context.Rates is null) yield break;
        foreach (PriceEntry entry in list.Entries)
        {
            if (SpecificityOf(line.Product, entry.Product, entry.Category) is int specificity && Holds(entry.ValidFrom, entry.ValidTo, entry.ValidDates) && Matches(entry.Conditions)
                && InRange(line, entry.MinQuantity, entry.MaxQuantity) && Holds(entry.When, line) && Amount(list, entry, line, baseTotal, currency) is Fraction amount)
            {
                yield return new Candidate(list, entry, specificity, amount);
            }
        }
    }

    private Fraction? Amount(PriceList list, PriceEntry entry, OracleLine line, Fraction baseTotal, string currency)
    {
        Fraction? amount = entry.Formula is PriceFormula formula ? Derived(list, formula, line, baseTotal) : AmountOf(entry.Price!, line, baseTotal);
        // Costs and other lines are known in the currency of the document.
        string from = entry.Price is CostPlusPrice or PercentOfTotalPrice ? context.Currency : list.Currency;
        return amount is Fraction known ? Converted(known, from, currency) : null;
    }

    private Fraction? Derived(PriceList list, PriceFormula formula, OracleLine line, Fraction baseTotal)
    {
        IEnumerable<PriceList> sources = list.BasedOn is string basedOn
            ? catalog.PriceLists.Where(l => l.Id == basedOn)
            : catalog.PriceLists.Where(l => l.Origin == PriceOrigin.Base && l.Entries.All(static e => e.Formula is null) && Matches(l.Conditions));
        Candidate? source = Best(sources.Where(l => Holds(l.ValidFrom, l.ValidTo, l.ValidDates)).SelectMany(l => Candidates(l, line, baseTotal, list.Currency)));
        if (source is null) return null;
        Fraction quantity = line.Request.Quantity, ratio = Factor(line.Request.Unit ?? line.Product.Unit) / (Fraction)Factor(line.Product.Unit);
        // What a unit of the line costs is a matter of one unit; without a multiple the quantity can stay in.
        if (formula.RoundTo is null) return quantity.Sign < 0 ? -Apply(-source.Amount, -line.Units) : Apply(source.Amount, line.Units);
        return quantity.Sign == 0 ? 0m : Apply(source.Amount / quantity, ratio) * quantity;

        Fraction Apply(Fraction from, Fraction units)
        {
            Fraction price = from * (100m - formula.DiscountPercent) / 100m;
            if (formula.RoundTo is decimal multiple) price = price.Rounded(new RoundingRule(multiple, RoundingMode.HalfAwayFromZero));
            price += formula.Surcharge * units;
            if (formula.MinMargin is decimal least) price = Fraction.Max(price, from + (least * units));
            return formula.MaxMargin is decimal most ? Fraction.Min(price, from + (most * units)) : price;
        }
    }

    private Fraction? Converted(Fraction amount, string from, string to)
    {
        if (from == to) return amount;
        if (context.Rates is not ExchangeRates rates) return null;
        Result<Conversion> one = rates.Convert(new Money(1m, Currency.Of(from)), Currency.Of(to), context.RateDate!.Value);
        return one.IsSuccess ? amount * one.Value.Value.Amount : null;
    }

    private Candidate? Best(IEnumerable<Candidate> candidates)
    {
        Candidate? best = null;
        foreach (Candidate candidate in candidates)
        {
            if (best is null || Compare(candidate, best) > 0) best = candidate;
        }

        return best;
    }

    private int Compare(Candidate left, Candidate right)
    {
        foreach (SelectionCriterion criterion in catalog.Selection.Criteria)
        {
            int order = criterion switch
            {
                SelectionCriterion.Priority => left.Entry.Priority.CompareTo(right.Entry.Priority),
                SelectionCriterion.MatchedConditions => left.Conditions.CompareTo(right.Conditions),
                SelectionCriterion.Specificity => left.Specificity.CompareTo(right.Specificity),
                SelectionCriterion.MinQuantity => (left.Entry.MinQuantity ?? decimal.MinValue).CompareTo(right.Entry.MinQuantity ?? decimal.MinValue),
                _ => right.Amount.CompareTo(left.Amount),
            };
            if (order != 0) return order;
        }

        return string.CompareOrdinal(right.Entry.Id, left.Entry.Id);
    }

    private List<string> Categories(CatalogProduct product)
    {
        List<string> categories = [];
        for (string? at = product.Category; at is not null; at = catalog.Categories.First(c => c.Id == at).Parent) categories.Add(at);
        return categories;
    }

    /// <summary>Higher is more specific: itself, what it is a variant of, its categories upwards, everything; null if it is aimed elsewhere.</summary>
    private int? SpecificityOf(CatalogProduct product, string? ofProduct, string? ofCategory)
    {
        if (ofProduct is not null) return ofProduct == product.Id ? 1_000 : ofProduct == product.VariantOf ? 999 : null;
        if (ofCategory is null) return 0;
        int at = Categories(product).IndexOf(ofCategory);
        return at < 0 ? null : 500 - at;
    }

    private static bool InRange(OracleLine line, decimal? least, decimal? most) =>
        !(Fraction.Abs(line.Units) < (least ?? decimal.MinValue)) && !(Fraction.Abs(line.Units) > (most ?? decimal.MaxValue));

    private bool Matches(IReadOnlyList<AttributeMatch> conditions) =>
        conditions.All(c => context.Attributes.TryGetValue(c.Attribute, out string? value) && c.Values.Contains(value));

    private bool Holds(Instant? from, Instant? to, ValidDates? dates)
    {
        if (from > context.AsOf || to < context.AsOf) return false;
        if (dates is null) return true;
        LocalDate today = context.AsOf.InZone(DateTimeZoneProviders.Tzdb[dates.TimeZone ?? catalog.TimeZone ?? "UTC"]).Date;
        return !(dates.From > today) && !(dates.To < today);
    }

    /// <summary>The conditions of these catalogues compare one number with another.</summary>
    private bool Holds(Condition? when, OracleLine line)
    {
        if (when is null) return true;
        CompareCondition compare = (CompareCondition)when;
        decimal limit = decimal.Parse(compare.Value!.Text!, CultureInfo.InvariantCulture);
        if (compare.Field == "quantity") return Fraction.Abs(line.Units) > limit;
        return context.Attributes.TryGetValue(compare.Field, out string? text) && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal value) && value > limit;
    }
}
