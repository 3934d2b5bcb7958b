using System.Text.Json.Serialization;

namespace Crm.Dedupe;

/// <summary>The shapes of the definitions, generated at compile time.</summary>
[JsonSerializable(typeof(MatchDefinition))]
internal sealed partial class DedupeJsonContext : JsonSerializerContext;
