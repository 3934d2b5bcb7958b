using System.Globalization;
using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>Checks one configuration against the bundles and the rules.</summary>
internal sealed class ConfigurationEvaluation(ProductConfigurator configurator)
{
    /// <summary>Deeper than any definition allows: what is nested further is no configuration of it.</summary>
    private const int Deepest = 256;

    internal const string TooDeep = "configuration.too_deep";

    private readonly Problems _problems = new();
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Path, string Id)> _products = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Name, string Value), (string Path, string Id)> _attributes = [];

    internal ConfigurationReport Check(ProductConfiguration configuration)
    {
        for (int i = 0; i < configuration.Items.Length; i++) Item(configuration.Items[i], Text($"/items/{i}"), 0);
        foreach (ProductRule rule in configurator.Definition.Rules) Rule(rule);
        return new ConfigurationReport(_problems.Errors, _problems.Diagnostics);
    }

    private void Item(ConfiguredItem item, string at, int depth)
    {
        _problems.Require(_ids.Add(item.Id), at + "/id", "configuration.duplicate_id", $"The item {item.Id} is there twice: ids are unique.");
        _problems.Require(item.Quantity > 0m, at + "/quantity", "configuration.quantity", $"The quantity of {item.Id} is not above 0: choose some, or take the item out.");
        Note(_products, item.Product, at, item.Id);
        foreach ((string name, string value) in item.Attributes) Note(_attributes, (name, value), at, item.Id);
        if (configurator.Bundle(item.Product) is not CompiledBundle bundle)
        {
            _problems.Require(item.Components.Length == 0, at + "/components", "configuration.not_a_bundle", $"{item.Id} has components, but {item.Product} is no bundle: take them out, or make them items.");
            _problems.Require(item.Attributes.Count == 0, at + "/attributes", "configuration.attribute_unknown", $"{item.Id} has attributes, but {item.Product} is no bundle: take them out.");
            return;
        }

        Components(item, bundle, at);
        Attributes(item, bundle, at);
        if (depth > Deepest)
        {
            _problems.Error(at, TooDeep, $"{item.Id} is nested deeper than any bundle: take levels out.");
            return;
        }

        for (int i = 0; i < item.Components.Length; i++) Item(item.Components[i], Text($"{at}/components/{i}"), depth + 1);
    }

    /// <summary>Of several items of one product the one with the lowest id is named, whatever their order.</summary>
    private static void Note<TKey>(Dictionary<TKey, (string Path, string Id)> known, TKey key, string at, string id)
        where TKey : notnull
    {
        if (!known.TryGetValue(key, out (string Path, string Id) there) || string.CompareOrdinal(id, there.Id) < 0) known[key] = (at, id);
    }

    private void Components(ConfiguredItem item, CompiledBundle bundle, string at)
    {
        Dictionary<string, int> chosen = new(StringComparer.Ordinal);
        for (int i = 0; i < item.Components.Length; i++)
        {
            ConfiguredItem component = item.Components[i];
            string path = Text($"{at}/components/{i}");
            if (!chosen.TryAdd(component.Product, i))
                _problems.Error(path + "/product", "configuration.component_twice", $"{component.Product} is chosen twice for {item.Id}: raise the quantity of one.");
            BundleComponent? allowed = bundle.Component(component.Product);
            if (allowed is null)
            {
                _problems.Error(path + "/product", "configuration.component_unknown", $"{component.Product} is no component of {item.Product}: take it out, or make it an item of its own.");
                continue;
            }

            if (component.Quantity < allowed.MinQuantity)
                _problems.Error(path + "/quantity", "configuration.quantity_low", Text($"{item.Id} needs at least {allowed.MinQuantity} of {component.Product}, not {component.Quantity}: choose more."));
            if (component.Quantity > allowed.MaxQuantity)
                _problems.Error(path + "/quantity", "configuration.quantity_high", Text($"{item.Id} takes at most {allowed.MaxQuantity} of {component.Product}, not {component.Quantity}: choose fewer."));
        }

        foreach (BundleComponent component in bundle.Definition.Components)
        {
            if (component.IsRequired && !chosen.ContainsKey(component.Product))
                _problems.Error(at + "/components", "configuration.component_missing", Text($"{item.Id} needs {component.MinQuantity} of {component.Product}: add it."));
        }

        foreach (OptionGroup group in bundle.Definition.Groups)
        {
            string[] options = [.. bundle.Options(group).Select(static c => c.Product)];
            int count = options.Count(chosen.ContainsKey);
            if (count < group.MinChoices)
                _problems.Error(at + "/components", "configuration.group_few", Text($"{item.Id} has {count} of the group {group.Id} and needs at least {group.MinChoices}: choose among {string.Join(", ", options)}."));
            if (count > group.MaxChoices)
                _problems.Error(at + "/components", "configuration.group_many", Text($"{item.Id} has {count} of the group {group.Id} and takes at most {group.MaxChoices}: take out some of {string.Join(", ", options.Where(chosen.ContainsKey))}."));
        }
    }

    private void Attributes(ConfiguredItem item, CompiledBundle bundle, string at)
    {
        foreach (ConfigurationAttribute attribute in bundle.Definition.Attributes)
        {
            string path = $"{at}/attributes/{Escape(attribute.Name)}";
            if (!item.Attributes.TryGetValue(attribute.Name, out string? value))
                _problems.Require(!attribute.Required, path, "configuration.attribute_missing", $"{attribute.Name} of {item.Id} is not decided: {Allowed(attribute)}.");
            else
                _problems.Require(attribute.Values.Length == 0 || attribute.Values.Contains(value), path, "configuration.attribute_value", $"{attribute.Name} of {item.Id} cannot be '{value}': {Allowed(attribute)}.");
        }

        foreach (string name in item.Attributes.Keys)
            _problems.Require(bundle.HasAttribute(name), $"{at}/attributes/{Escape(name)}", "configuration.attribute_unknown", $"{item.Product} has no attribute {name}: take it out of {item.Id}.");
    }

    private static string Allowed(ConfigurationAttribute attribute) =>
        attribute.Values.Length == 0 ? "give a value" : "choose one of " + string.Join(", ", attribute.Values);

    private static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private void Rule(ProductRule rule)
    {
        (string Path, string Id) by;
        if (rule.Product is string product ? !_products.TryGetValue(product, out by) : !_attributes.TryGetValue((rule.Attribute!, rule.Value!), out by)) return;
        string subject = rule.Product ?? $"{rule.Attribute} '{rule.Value}'";
        string[] there = [.. rule.Others.Where(_products.ContainsKey)];
        switch (rule.Kind)
        {
            case ProductRuleKind.Requires when there.Length == 0:
                _problems.Error(by.Path, "configuration.requires", $"{subject} of {by.Id} needs {string.Join(" or ", rule.Others)} (rule {rule.Id}): add {(rule.Others.Length == 1 ? "it" : "one")}, or take {by.Id} out.");
                break;
            case ProductRuleKind.Excludes when there.Length > 0:
                _problems.Error(by.Path, "configuration.excludes", $"{subject} of {by.Id} cannot be with {string.Join(" or ", there)} (rule {rule.Id}): take one of them out.");
                break;
            case ProductRuleKind.Recommends when there.Length == 0:
                _problems.Hint(by.Path, "configuration.recommends", $"{subject} of {by.Id} goes well with {string.Join(" or ", rule.Others)} (rule {rule.Id}).");
                break;
            default:
                break;
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
