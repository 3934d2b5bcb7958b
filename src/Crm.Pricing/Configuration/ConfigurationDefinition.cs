using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>Which products are made of others, and which go together: the definition, as plain data. Compile it with <see cref="ProductConfigurator.Compile"/>.</summary>
/// <param name="Id">The id.</param>
/// <param name="Version">The version.</param>
/// <param name="Bundles">The bundles.</param>
/// <param name="Rules">The product rules.</param>
public sealed record ConfigurationDefinition(string Id, string Version, ImmutableArray<Bundle> Bundles, ImmutableArray<ProductRule> Rules)
{
    /// <summary>The JSON form: reading reports every problem with its place, and <c>ExportSchema</c> gives the JSON Schema.</summary>
    public static DefinitionJson<ConfigurationDefinition> Json { get; } = new(new ConfigurationJsonContext(CrmJson.CreateOptions()).ConfigurationDefinition, schemaVersion: 1);
}

/// <summary>The shape of the definition, generated at compile time.</summary>
[JsonSerializable(typeof(ConfigurationDefinition))]
internal sealed partial class ConfigurationJsonContext : JsonSerializerContext;
