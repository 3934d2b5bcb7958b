using System.Globalization;
using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>Prices one line: the price, the discounts of every stage in their order, the rounding.</summary>
internal sealed class LinePricer(CompiledCatalog catalog, PriceSelector selector)
{
    private static readonly PriceStage[] DiscountStages =
        [PriceStage.Schedule, PriceStage.Proration, PriceStage.Promotion, PriceStage.Additional, PriceStage.Partner, PriceStage.Distributor];

    /// <summary>The draft; null if the line cannot be priced, and then the problems say why.</summary>
    internal LineDraft? Price(QuoteLineRequest line, int index, decimal baseTotal, Currency currency, RoundingRule rounding, PricingContext context, Problems problems)
    {
        string path = string.Create(CultureInfo.InvariantCulture, $"/lines/{index}");
        ProductInfo product = catalog.Product(line.Product);
        if (catalog.UnitFactor(line.Unit) is not decimal unitFactor)
        {
            problems.Error(path + "/unit", "pricing.unit_unknown", $"The catalogue has no unit {line.Unit}: add it, or leave the unit out.");
            return null;
        }

        decimal ratio = line.Unit is null ? 1m : unitFactor / product.UnitFactor;
        decimal units = line.Quantity * ratio;
        decimal? unitCost = line.UnitCost ?? product.Product.UnitCost;
        PriceQuery query = new(product, units, ratio, currency, context, unitCost ?? 0m, baseTotal);
        WaterfallBuilder steps = new();
        if (!AddPrice(line, query, path, steps, problems, out Charge charge, out string source)) return null;
        decimal before = steps.Amount * line.ProrateMultiplier;
        decimal granted = 0m;
        foreach (PriceStage stage in DiscountStages)
        {
            decimal atStage = steps.Amount;
            AddStage(stage, line, product, units, context, steps);
            if (stage == PriceStage.Additional) granted = PercentOff(atStage, steps.Amount);
        }

        decimal percent = PercentOff(before, steps.Amount);
        decimal rounded = rounding.Round(steps.Amount);
        if (rounded != steps.Amount) steps.Add(PriceStage.Rounding, "", rounded - steps.Amount);
        return new LineDraft
        {
            Request = line,
            Product = product,
            Steps = steps,
            Charge = charge,
            Source = source,
            UnitPrice = UnitPrice(charge, ratio, line.Quantity),
            DiscountPercent = percent,
            GrantedPercent = granted,
            Cost = unitCost is decimal cost ? rounding.Round(cost * units) : null,
        };
    }

    /// <summary>True if the line is a percentage of others: it is priced after them.</summary>
    internal PercentOfTotalPrice? PercentOfTotal(QuoteLineRequest line, Currency currency, PricingContext context)
    {
        if (line.Price is not null) return line.Price as PercentOfTotalPrice;
        PriceQuery query = new(catalog.Product(line.Product), line.Quantity, 1m, currency, context, 0m, 0m);
        return selector.Select(query, null).Calculated.Entry?.Entry.Price as PercentOfTotalPrice;
    }

    private bool AddPrice(
        QuoteLineRequest line, in PriceQuery query, string path, WaterfallBuilder steps, Problems problems, out Charge charge, out string source)
    {
        decimal units = query.Units!.Value;
        source = "given";
        charge = new Charge(0m, []);
        if (line.Price is PriceModel given)
        {
            int errors = problems.Errors.Count;
            given.Check(path + "/price", problems);
            if (problems.Errors.Count > errors || !CheckSign(given, units, path, problems)) return false;
            charge = Explain(given, query);
            steps.Add(PriceStage.List, source, charge.Amount);
            return true;
        }

        (SelectedPrice calculated, SelectedPrice original) = selector.Select(query, null);
        if (!calculated.Found)
        {
            problems.Error(path + "/product", "pricing.no_price",
                string.Create(CultureInfo.InvariantCulture, $"No price of {line.Product} holds for {line.Quantity} in {query.Currency} then: add one, or give the line its own price."));
            return false;
        }

        source = calculated.Entry!.Entry.Id;
        charge = calculated.Entry.Entry.Price is PriceModel model && calculated.Entry.Currency == query.Currency
            ? Explain(model, query)
            : Charge.Of([new ChargePart(0, units, units == 0m ? 0m : calculated.Amount / units, 0m, calculated.Amount)]);
        if (original.Found && !ReferenceEquals(original.Entry, calculated.Entry))
        {
            steps.Add(PriceStage.List, original.Entry!.Entry.Id, original.Amount);
            steps.Add(PriceStage.Contracted, source, calculated.Amount - original.Amount);
        }
        else
        {
            steps.Add(PriceStage.List, source, calculated.Amount);
        }

        return true;
    }

    private void AddStage(PriceStage stage, QuoteLineRequest line, ProductInfo product, decimal units, PricingContext context, WaterfallBuilder steps)
    {
        if (stage == PriceStage.Proration)
        {
            if (line.ProrateMultiplier != 1m) steps.Add(stage, "proration", steps.Amount * (line.ProrateMultiplier - 1m));
            return;
        }

        List<Discount> discounts = [];
        Collect(catalog.Rules.OfProduct(product.Id), stage, units, context, steps.Amount, discounts);
        Collect(catalog.Rules.OfProduct(product.Product.VariantOf), stage, units, context, steps.Amount, discounts);
        foreach (string category in product.Categories) Collect(catalog.Rules.OfCategory(category), stage, units, context, steps.Amount, discounts);
        Collect(catalog.Rules.OfAny, stage, units, context, steps.Amount, discounts);
        foreach (Discount discount in line.Discounts)
        {
            if (discount.Stage == stage) discounts.Add(discount);
        }

        foreach (AppliedDiscount applied in DiscountStack.Apply(steps.Amount, units, discounts, catalog.Definition.Policy.Stacking))
            steps.Add(stage, applied.Id, -applied.Amount);
    }

    private static void Collect(ReadOnlySpan<CompiledRule> rules, PriceStage stage, decimal units, PricingContext context, decimal amount, List<Discount> discounts)
    {
        foreach (CompiledRule rule in rules)
        {
            if (rule.Rule.Stage == stage && rule.Applies(units, context)) discounts.Add(rule.For(amount, units));
        }
    }

    private static decimal PercentOff(decimal before, decimal after) => before == 0m ? 0m : (before - after) / before * 100m;

    private static bool CheckSign(PriceModel model, decimal units, string path, Problems problems)
    {
        bool fits = units >= 0m || !model.NeedsPositiveQuantity;
        problems.Require(fits, path + "/quantity", "pricing.quantity_negative", "Tiers and packages begin at 0: price a credit per unit.");
        return fits;
    }

    private static Charge Explain(PriceModel model, in PriceQuery query)
    {
        List<ChargePart> parts = [];
        model.Explain(query.Input(query.Units!.Value), parts);
        return Charge.Of(parts);
    }

    private static decimal UnitPrice(Charge charge, decimal ratio, decimal quantity) =>
        charge.Parts.Count == 1 && charge.Parts[0].FlatFee == 0m && ratio == 1m ? charge.Parts[0].UnitPrice
        : quantity == 0m ? 0m : charge.Amount / quantity;
}
