using System.Text.Json.Serialization;

namespace Crm.Scoring;

/// <summary>The shapes of the definitions, generated at compile time.</summary>
[JsonSerializable(typeof(ScoreDefinition))]
[JsonSerializable(typeof(RoutingDefinition))]
[JsonSerializable(typeof(GradeProfile))]
internal sealed partial class ScoringJsonContext : JsonSerializerContext;
