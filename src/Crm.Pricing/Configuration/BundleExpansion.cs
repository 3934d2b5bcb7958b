using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>Turns a valid configuration into quote lines and spreads the prices of bundles.</summary>
internal sealed class BundleExpansion(ProductConfigurator configurator, PricingEngine engine, PricingContext context)
{
    private readonly List<BundleLine> _lines = [];
    private readonly Problems _problems = new();

    internal Result<IReadOnlyList<BundleLine>> Expand(ProductConfiguration configuration)
    {
        if (!Currency.TryOf(context.Currency, out Currency? currency) || currency.SmallestUnit is null)
            return Result.Invalid(new ValidationError("/currency", $"'{context.Currency}' is no active ISO 4217 code of a currency that is paid in.", "pricing.currency_unknown"));
        RoundingRule rounding = currency.Rounding(engine.Catalog.Policy.Rounding);
        try
        {
            for (int i = 0; i < configuration.Items.Length; i++)
                Item(configuration.Items[i], null, configuration.Items[i].Quantity, null, FormattableString.Invariant($"/items/{i}"), rounding);
        }
        catch (OverflowException)
        {
            return Result.Invalid(new ValidationError("/items", "A quantity or an amount does not fit 28 digits: the quantities are far too large.", "pricing.overflow"));
        }

        return _problems.HasErrors ? Result.Invalid(_problems.Errors) : Result.Success<IReadOnlyList<BundleLine>>(_lines);
    }

    /// <summary>The line of an item, then those of its components. A fixed amount is the item's share of a price that is being spread.</summary>
    private void Item(ConfiguredItem item, string? parent, decimal quantity, decimal? amount, string path, RoundingRule rounding)
    {
        CompiledBundle? bundle = configurator.Bundle(item.Product);
        BundlePricing? pricing = bundle?.Definition.Pricing;
        // A share that has components to go to is theirs. Without any a bundle is a product like others, but for one that is only their sum.
        bool passesOn = item.Components.Length > 0 && bundle is not null ? amount is not null || pricing != BundlePricing.BasePlusComponents : amount is null && pricing == BundlePricing.SumOfComponents;
        PriceModel? price = passesOn ? new AmountPrice(0m) : amount is decimal own ? new AmountPrice(own) : null;
        _lines.Add(new BundleLine(new QuoteLineRequest(item.Id, item.Product, quantity) { Price = price }, parent));
        if (bundle is null || item.Components.Length == 0) return;
        decimal? spread = amount;
        if (spread is null && pricing == BundlePricing.Spread)
        {
            if (Alone(item.Product, quantity) is not decimal whole)
            {
                NoPrice(path, $"The bundle {item.Product} has no price to spread for {quantity} in {context.Currency}: add one to the catalogue.");
                return;
            }

            spread = rounding.Round(whole);
        }

        decimal[]? shares = spread is decimal total ? Shares(item, bundle, quantity, total, path, rounding) : null;
        for (int i = 0; i < item.Components.Length; i++)
        {
            ConfiguredItem component = item.Components[i];
            BundleComponent definition = bundle.Component(component.Product)!;
            decimal? share = definition.Included ? 0m : shares is null ? null : shares[i];
            Item(component, item.Id, Quantity(component, definition, quantity), share, FormattableString.Invariant($"{path}/components/{i}"), rounding);
        }
    }

    private decimal[] Shares(ConfiguredItem item, CompiledBundle bundle, decimal quantity, decimal total, string path, RoundingRule rounding)
    {
        decimal[] weights = new decimal[item.Components.Length], shares = new decimal[weights.Length];
        // Nothing to spread needs no weights.
        if (total == 0m) return shares;
        for (int i = 0; i < weights.Length; i++)
        {
            if (Weight(item.Components[i], bundle.Component(item.Components[i].Product)!, quantity) is decimal weight) weights[i] = weight;
            else NoPrice(FormattableString.Invariant($"{path}/components/{i}"), $"{item.Components[i].Product} has no price of its own to spread that of {item.Product} by: add one to the catalogue, or give the component a priceWeight.");
        }

        if (Array.TrueForAll(weights, static w => w == 0m))
        {
            NoPrice(path, $"Every component of {item.Id} is included or costs nothing alone, so its price has nowhere to go: give a component a priceWeight.");
            return shares;
        }

        Allocation.Allocate(total, rounding.Step, weights, shares, RemainderPolicy.LargestRemainder);
        return shares;
    }

    /// <summary>What a component would cost alone: for a bundle that adds to its components both, for one without a price of its own what they would.</summary>
    private decimal? Weight(ConfiguredItem component, BundleComponent definition, decimal parentQuantity)
    {
        if (definition.Included) return 0m;
        decimal quantity = Quantity(component, definition, parentQuantity);
        if (definition.PriceWeight is decimal weight) return weight * quantity;
        decimal? alone = Alone(component.Product, quantity) is decimal price ? Math.Max(0m, price) : null;
        if (configurator.Bundle(component.Product) is not CompiledBundle inner || component.Components.Length == 0) return alone;
        if (alone is not null && inner.Definition.Pricing != BundlePricing.BasePlusComponents) return alone;
        decimal? sum = alone ?? 0m;
        foreach (ConfiguredItem below in component.Components) sum += Weight(below, inner.Component(below.Product)!, quantity);
        return sum;
    }

    private decimal? Alone(string product, decimal quantity)
    {
        Result<PriceSelection> selection = engine.SelectPrice(product, quantity, context);
        return selection.IsSuccess ? selection.Value.Calculated?.Amount : null;
    }

    private static decimal Quantity(ConfiguredItem component, BundleComponent definition, decimal parentQuantity) =>
        definition.PerParent ? component.Quantity * parentQuantity : component.Quantity;

    private void NoPrice(string path, FormattableString message) => _problems.Error(path, "configuration.no_price", FormattableString.Invariant(message));
}
