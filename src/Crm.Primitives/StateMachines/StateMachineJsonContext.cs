using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Crm.Primitives;

/// <summary>The JSON form of a life cycle.</summary>
internal sealed record StateMachineDocument(
    int SchemaVersion,
    string Name,
    string Initial,
    ImmutableArray<StateDefinition> States,
    ImmutableArray<TransitionDefinition> Transitions);

/// <summary>Source-generated, so that reading and writing need no reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(StateMachineDocument))]
internal sealed partial class StateMachineJsonContext : JsonSerializerContext;
