using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>Checks, completes and expands configurations. Immutable and thread-safe.</summary>
/// <remarks>
/// The rules hold for a configuration as a whole, the limits of components for their bundle. What is wrong does not depend on the order of
/// items, components, bundles or rules, but for the places that are named and the order they are listed in. What completion adds follows
/// the order of the definition.
/// </remarks>
public sealed class ProductConfigurator
{
    private readonly Dictionary<string, CompiledBundle> _bundles;
    private readonly ILookup<string, string> _bundlesWith;

    private ProductConfigurator(ConfigurationDefinition definition, DefinitionLimits limits, IReadOnlyList<ValidationError> diagnostics)
    {
        Definition = definition;
        Diagnostics = diagnostics;
        MaxItems = limits.Expansions;
        Rules = new ProductRuleIndex(definition.Rules);
        _bundles = definition.Bundles.ToDictionary(static b => b.Product, static b => new CompiledBundle(b), StringComparer.Ordinal);
        _bundlesWith = definition.Bundles.SelectMany(static b => b.Components.Select(c => (Component: c.Product, Bundle: b.Product)))
            .ToLookup(static pair => pair.Component, static pair => pair.Bundle, StringComparer.Ordinal);
    }

    /// <summary>The definition.</summary>
    public ConfigurationDefinition Definition { get; }

    /// <summary>Warnings and hints about the definition; empty if there are none.</summary>
    public IReadOnlyList<ValidationError> Diagnostics { get; }

    /// <summary>Checks a definition: limits that leave nothing to choose, groups that cannot be filled, bundles inside themselves, products whose needs exclude each other.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="limits">How large it may be; null for the documented defaults.</param>
    /// <returns>The configurator; or every problem at once, with codes <c>configuration.*</c> and JSON Pointers into the definition.</returns>
    public static Result<ProductConfigurator> Compile(ConfigurationDefinition definition, DefinitionLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(definition);
        limits ??= DefinitionLimits.Default;
        Problems problems = ConfigurationChecks.Run(definition, limits);
        return problems.HasErrors ? Result.Invalid(problems.Errors) : new ProductConfigurator(definition, limits, problems.Diagnostics);
    }

    /// <summary>A new item with the default quantities and attributes of its bundle, and of the bundles in it.</summary>
    /// <param name="id">The id of the item; those of the components are made from it, as <c>id.product</c>.</param>
    /// <param name="product">The product.</param>
    /// <param name="quantity">How many.</param>
    public ConfiguredItem Begin(string id, string product, decimal quantity = 1m)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(product);
        ConfiguredItem item = new(id, product, quantity);
        if (Bundle(product)?.Definition is not Bundle bundle) return item;
        return item with
        {
            Components = [.. bundle.Components.Where(static c => c.Initial > 0m).Select(c => Begin($"{id}.{c.Product}", c.Product, c.Initial))],
            Attributes = item.Attributes.AddRange(bundle.Attributes.Where(static a => a.Default is not null).Select(static a => KeyValuePair.Create(a.Name, a.Default!))),
        };
    }

    /// <summary>Checks a configuration.</summary>
    /// <param name="configuration">What was chosen.</param>
    /// <returns>Every violation at once, and what is recommended.</returns>
    public ConfigurationReport Check(ProductConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return new ConfigurationEvaluation(this).Check(configuration);
    }

    /// <summary>Adds what is missing: required components, defaults of groups and attributes that are not decided, the first of each set of required products.</summary>
    /// <param name="configuration">What was chosen; nothing of it is changed or taken away.</param>
    /// <returns>
    /// A valid configuration with what was added and why; or every violation that adding cannot mend, with its place in the completed
    /// configuration, where everything that was given has kept its own; or <c>configuration.bundle_size</c> where more would be missing
    /// than <see cref="DefinitionLimits.Expansions"/>.
    /// </returns>
    public Result<ConfigurationCompletion> Complete(ProductConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return new ConfigurationCompleter(this).Complete(configuration);
    }

    /// <summary>Makes quote lines of a configuration: a line for each item, the components after their bundle with a link to it.</summary>
    /// <param name="configuration">What was chosen.</param>
    /// <param name="engine">Prices the bundles whose price is spread, and what their components cost alone.</param>
    /// <param name="context">The instant, the currency and the customer.</param>
    /// <returns>
    /// The lines in the order of the configuration; or its violations, or <c>configuration.no_price</c> where a price to spread, or a
    /// weight to spread it by, is missing.
    /// </returns>
    /// <remarks>
    /// A spread price is the price that the catalogue selects for the bundle, rounded once; the shares of the components add up to it to
    /// the cent. Rules of the catalogue apply to the lines afterwards, to each by its own product.
    /// Worked: a set at 99.99 of a body that costs 80.00 and a lens that costs 40.00 alone is 66.66 and 33.33.
    /// </remarks>
    public Result<IReadOnlyList<BundleLine>> Expand(ProductConfiguration configuration, PricingEngine engine, PricingContext context)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(context);
        ConfigurationReport report = Check(configuration);
        return report.IsValid ? new BundleExpansion(this, engine, context).Expand(configuration) : Result.Invalid(report.Violations);
    }

    internal ProductRuleIndex Rules { get; }

    /// <summary>So many items and attributes completion adds at most.</summary>
    internal int MaxItems { get; }

    internal CompiledBundle? Bundle(string product) => _bundles.GetValueOrDefault(product);

    /// <summary>The bundles that a product is a component of.</summary>
    internal IEnumerable<string> BundlesWith(string product) => _bundlesWith[product];
}
