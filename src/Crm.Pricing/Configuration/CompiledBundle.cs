namespace Crm.Pricing;

/// <summary>A bundle whose components, options and attributes are found by their names.</summary>
internal sealed class CompiledBundle(Bundle bundle)
{
    private readonly Dictionary<string, BundleComponent> _components = bundle.Components.ToDictionary(static c => c.Product, StringComparer.Ordinal);
    private readonly ILookup<string, BundleComponent> _options = bundle.Components.Where(static c => c.Group is not null).ToLookup(static c => c.Group!, StringComparer.Ordinal);
    private readonly Dictionary<string, OptionGroup> _groups = bundle.Groups.ToDictionary(static g => g.Id, StringComparer.Ordinal);
    private readonly HashSet<string> _attributes = [.. bundle.Attributes.Select(static a => a.Name)];

    internal Bundle Definition { get; } = bundle;

    internal BundleComponent? Component(string product) => _components.GetValueOrDefault(product);

    internal IEnumerable<BundleComponent> Options(OptionGroup group) => _options[group.Id];

    internal OptionGroup Group(string id) => _groups[id];

    internal bool HasAttribute(string name) => _attributes.Contains(name);
}
