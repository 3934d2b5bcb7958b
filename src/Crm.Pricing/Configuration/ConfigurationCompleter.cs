using System.Collections.Immutable;
using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>Adds what a configuration lacks, until nothing is missing that can be added without a choice.</summary>
/// <remarks>Every step adds something that is not there yet, and there are finitely many things to add: it ends.</remarks>
internal sealed class ConfigurationCompleter(ProductConfigurator configurator)
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<string> _products = new(StringComparer.Ordinal);
    private readonly List<ConfigurationAddition> _added = [];

    internal Result<ConfigurationCompletion> Complete(ProductConfiguration configuration)
    {
        foreach (ConfiguredItem item in configuration.All)
        {
            _ids.Add(item.Id);
            _products.Add(item.Product);
        }

        ImmutableArray<ConfiguredItem> items = [.. configuration.Items.Select(Fill)];
        while (NextRequired(items) is (ProductRule rule, string product)) items = Add(items, rule, product);
        ProductConfiguration complete = new(items);
        ConfigurationReport report = configurator.Check(complete);
        // Places in the completed configuration mean nothing to the caller: those of what was given.
        if (report.IsValid) return new ConfigurationCompletion(complete, _added);
        ConfigurationReport given = configurator.Check(configuration);
        return Result.Invalid(given.Violations.Where(v => report.Violations.Any(r => r.ErrorCode == v.ErrorCode && r.ErrorMessage == v.ErrorMessage)) is var left && left.Any() ? left : report.Violations);
    }

    private ConfiguredItem Fill(ConfiguredItem item)
    {
        if (configurator.Bundle(item.Product) is not Bundle bundle) return item;
        List<ConfiguredItem> components = [.. item.Components.Select(Fill)];
        HashSet<string> chosen = [.. components.Select(static c => c.Product)];
        foreach (BundleComponent component in bundle.Components)
        {
            if (component.IsRequired && chosen.Add(component.Product)) components.Add(New(item, component, $"{item.Product} needs it."));
        }

        foreach (OptionGroup group in bundle.Groups)
        {
            BundleComponent[] options = [.. bundle.Components.Where(c => c.Group == group.Id)];
            int missing = group.MinChoices - options.Count(c => chosen.Contains(c.Product));
            // The defaults first; without one only where there is no choice left.
            BundleComponent[] open = [.. options.Where(c => !chosen.Contains(c.Product))];
            foreach (BundleComponent component in open.Where(static c => c.Initial > 0m).Concat(open.Length == missing ? open.Where(static c => c.Initial <= 0m) : []).Take(Math.Max(0, missing)))
            {
                chosen.Add(component.Product);
                components.Add(New(item, component, $"the group {group.Id} needs {group.MinChoices}."));
            }
        }

        ImmutableSortedDictionary<string, string> attributes = item.Attributes;
        foreach (ConfigurationAttribute attribute in bundle.Attributes)
        {
            if (attribute is not { Required: true, Default: string value } || attributes.ContainsKey(attribute.Name)) continue;
            attributes = attributes.Add(attribute.Name, value);
            _added.Add(new ConfigurationAddition(item.Id, item.Product, attribute.Name, $"{attribute.Name} was not decided; '{value}' is the default."));
        }

        return item with { Components = [.. components], Attributes = attributes };
    }

    private ConfiguredItem New(ConfiguredItem parent, BundleComponent component, string reason)
    {
        decimal quantity = component.Initial > 0m ? component.Initial : component.MaxQuantity is decimal max ? Math.Min(1m, max) : 1m;
        ConfiguredItem item = new(NewId($"{parent.Id}.{component.Product}"), component.Product, quantity);
        _products.Add(item.Product);
        _added.Add(new ConfigurationAddition(item.Id, item.Product, null, reason));
        return Fill(item);
    }

    private (ProductRule Rule, string Product)? NextRequired(ImmutableArray<ConfiguredItem> items)
    {
        HashSet<(string, string)> attributes = [.. new ProductConfiguration(items).All.SelectMany(static i => i.Attributes).Select(static a => (a.Key, a.Value))];
        foreach (ProductRule rule in configurator.Definition.Rules)
        {
            if (rule.Kind != ProductRuleKind.Requires || rule.Others.Any(_products.Contains)) continue;
            if (rule.Product is string product ? !_products.Contains(product) : !attributes.Contains((rule.Attribute!, rule.Value!))) continue;
            return (rule, rule.Others.FirstOrDefault(other => !IsExcluded(other)) ?? rule.Others[0]);
        }

        return null;
    }

    private bool IsExcluded(string product) => configurator.Definition.Rules.Any(rule => rule.Kind == ProductRuleKind.Excludes
        && ((rule.Product == product && rule.Others.Any(_products.Contains)) || (rule.Product is string other && _products.Contains(other) && rule.Others.Contains(product))));

    /// <summary>As a component of the bundle with the lowest id that offers it and has room; else as an item of its own.</summary>
    private ImmutableArray<ConfiguredItem> Add(ImmutableArray<ConfiguredItem> items, ProductRule rule, string product)
    {
        string reason = $"the rule {rule.Id} needs it.";
        ConfiguredItem? host = new ProductConfiguration(items).All.Where(i => Offers(i, product)).MinBy(static i => i.Id, StringComparer.Ordinal);
        if (host is not null)
        {
            BundleComponent component = configurator.Bundle(host.Product)!.Components.First(c => c.Product == product);
            ConfiguredItem added = New(host, component, reason);
            return [.. items.Select(item => Replace(item, host, host with { Components = host.Components.Add(added) }))];
        }

        ConfiguredItem own = new(NewId(product), product, 1m);
        _products.Add(product);
        _added.Add(new ConfigurationAddition(own.Id, product, null, reason));
        return items.Add(Fill(own));
    }

    private bool Offers(ConfiguredItem item, string product)
    {
        if (configurator.Bundle(item.Product) is not Bundle bundle || bundle.Components.FirstOrDefault(c => c.Product == product) is not BundleComponent component) return false;
        if (item.Components.Any(c => c.Product == product)) return false;
        if (component.Group is not string name) return true;
        OptionGroup group = bundle.Groups.First(g => g.Id == name);
        return !(item.Components.Count(c => bundle.Components.Any(b => b.Product == c.Product && b.Group == name)) >= group.MaxChoices);
    }

    private static ConfiguredItem Replace(ConfiguredItem item, ConfiguredItem old, ConfiguredItem by) =>
        ReferenceEquals(item, old) ? by
        : item.Components.Length == 0 ? item
        : item with { Components = [.. item.Components.Select(c => Replace(c, old, by))] };

    private string NewId(string wanted)
    {
        string id = wanted;
        for (int i = 2; !_ids.Add(id); i++) id = FormattableString.Invariant($"{wanted}~{i}");
        return id;
    }
}
