using System.Collections.Immutable;
using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>Adds what a configuration lacks, until nothing is missing that can be added without a choice.</summary>
/// <remarks>
/// A rule adds a product that is not there yet, and there are finitely many: it ends. What is added stands after what was given, so that the
/// places of the given items stay as they are.
/// </remarks>
internal sealed class ConfigurationCompleter(ProductConfigurator configurator)
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<string> _products = new(StringComparer.Ordinal);
    private readonly HashSet<(string, string)> _attributes = [];

    /// <summary>The rules whose subject is there, by their places: the first one that is not fulfilled comes first.</summary>
    private readonly SortedSet<int> _due = [];
    private readonly Dictionary<string, List<Node>> _bundles = new(StringComparer.Ordinal);
    private readonly List<ConfigurationAddition> _added = [];

    internal Result<ConfigurationCompletion> Complete(ProductConfiguration configuration)
    {
        ConfigurationReport given = configurator.Check(configuration);
        if (given.Violations.Any(static v => v.ErrorCode == ConfigurationEvaluation.TooDeep)) return Result.Invalid(given.Violations);
        List<Node> items = [.. configuration.Items.Select(Read)];
        for (int i = 0; i < configuration.Items.Length; i++) Fill(items[i]);
        while (_due.Count > 0 && !IsTooLarge)
        {
            ProductRule rule = configurator.Definition.Rules[_due.Min];
            _due.Remove(_due.Min);
            if (!rule.Others.Any(_products.Contains)) Add(items, rule);
        }

        if (IsTooLarge)
            return Result.Invalid(new ValidationError("/items", FormattableString.Invariant($"What is missing is more than {configurator.MaxItems} items and attributes: choose fewer bundles, or raise the limit."), "configuration.bundle_size"));
        ProductConfiguration complete = new([.. items.Select(static item => item.ToItem())]);
        ConfigurationReport report = configurator.Check(complete);
        return report.IsValid ? new ConfigurationCompletion(complete, _added) : Result.Invalid(report.Violations);
    }

    private bool IsTooLarge => _added.Count > configurator.MaxItems;

    /// <summary>Takes over what was given. What is inside a product that is no bundle is wrong, and stays as it is.</summary>
    private Node Read(ConfiguredItem item)
    {
        _ids.Add(item.Id);
        Node node = Note(item);
        if (node.Bundle is null) return node;
        foreach (ConfiguredItem component in item.Components) node.Add(Read(component));
        return node;
    }

    private Node Note(ConfiguredItem item)
    {
        Node node = new(item, configurator.Bundle(item.Product));
        if (_products.Add(item.Product)) _due.UnionWith(configurator.Rules.RequirementsOf(item.Product));
        foreach ((string name, string value) in item.Attributes) Note(name, value);
        if (node.Bundle is null) return node;
        if (!_bundles.TryGetValue(item.Product, out List<Node>? nodes)) _bundles[item.Product] = nodes = [];
        nodes.Add(node);
        return node;
    }

    private void Note(string attribute, string value)
    {
        if (_attributes.Add((attribute, value))) _due.UnionWith(configurator.Rules.RequirementsOf(attribute, value));
    }

    private void Fill(Node node)
    {
        if (node.Bundle is not CompiledBundle bundle || IsTooLarge) return;
        int given = node.Components.Count;
        for (int i = 0; i < given; i++) Fill(node.Components[i]);
        foreach (BundleComponent component in bundle.Definition.Components)
        {
            if (component.IsRequired && !node.Has(component.Product)) New(node, component, $"{node.Product} needs it.");
        }

        foreach (OptionGroup group in bundle.Definition.Groups)
        {
            // The defaults first; without one only where there is no choice left.
            int missing = group.MinChoices - bundle.Options(group).Count(c => node.Has(c.Product));
            BundleComponent[] open = [.. bundle.Options(group).Where(c => !node.Has(c.Product))];
            foreach (BundleComponent component in open.Where(static c => c.Initial > 0m).Concat(open.Length == missing ? open.Where(static c => c.Initial <= 0m) : []).Take(Math.Max(0, missing)))
                New(node, component, $"the group {group.Id} needs {group.MinChoices}.");
        }

        foreach (ConfigurationAttribute attribute in bundle.Definition.Attributes)
        {
            if (attribute is not { Required: true, Default: string value } || node.Attributes.ContainsKey(attribute.Name)) continue;
            node.Attributes = node.Attributes.Add(attribute.Name, value);
            Note(attribute.Name, value);
            _added.Add(new ConfigurationAddition(node.Id, node.Product, attribute.Name, $"{attribute.Name} was not decided; '{value}' is the default."));
        }
    }

    private void New(Node parent, BundleComponent component, string reason)
    {
        decimal quantity = component.Initial > 0m ? component.Initial : Math.Min(1m, component.MaxQuantity ?? 1m);
        parent.Add(New($"{parent.Id}.{component.Product}", component.Product, quantity, reason));
    }

    private Node New(string id, string product, decimal quantity, string reason)
    {
        Node node = Note(new ConfiguredItem(NewId(id), product, quantity));
        _added.Add(new ConfigurationAddition(node.Id, product, null, reason));
        Fill(node);
        return node;
    }

    /// <summary>The first of the others that nothing excludes, as a component of the bundle with the lowest id that offers it and has room; else as an item of its own.</summary>
    private void Add(List<Node> items, ProductRule rule)
    {
        string product = rule.Others.FirstOrDefault(other => !configurator.Rules.Excludes(other, _products, _attributes)) ?? rule.Others[0];
        string reason = $"the rule {rule.Id} needs it.";
        Node? host = configurator.BundlesWith(product).SelectMany(bundle => _bundles.GetValueOrDefault(bundle) ?? []).Where(node => node.HasRoomFor(product)).MinBy(static node => node.Id, StringComparer.Ordinal);
        if (host is not null) New(host, host.Bundle!.Component(product)!, reason);
        else items.Add(New(product, product, 1m, reason));
    }

    private string NewId(string wanted)
    {
        string id = wanted;
        for (int i = 2; !_ids.Add(id); i++) id = FormattableString.Invariant($"{wanted}~{i}");
        return id;
    }

    /// <summary>An item that can still get components and attributes.</summary>
    private sealed class Node(ConfiguredItem item, CompiledBundle? bundle)
    {
        private readonly HashSet<string> _products = new(StringComparer.Ordinal);
        private readonly List<Node> _components = [];

        internal string Id => item.Id;

        internal string Product => item.Product;

        internal CompiledBundle? Bundle => bundle;

        internal IReadOnlyList<Node> Components => _components;

        internal ImmutableSortedDictionary<string, string> Attributes { get; set; } = item.Attributes;

        internal bool Has(string product) => _products.Contains(product);

        internal bool HasRoomFor(string product)
        {
            if (Has(product)) return false;
            return bundle!.Component(product)!.Group is not string id || bundle.Group(id) is var group && !(bundle.Options(group).Count(c => Has(c.Product)) >= group.MaxChoices);
        }

        internal void Add(Node component)
        {
            _components.Add(component);
            _products.Add(component.Product);
        }

        internal ConfiguredItem ToItem() => bundle is null ? item : item with { Components = [.. _components.Select(static c => c.ToItem())], Attributes = Attributes };
    }
}
