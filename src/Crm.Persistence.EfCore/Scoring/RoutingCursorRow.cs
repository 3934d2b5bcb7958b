using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Crm.Scoring;

namespace Crm.Persistence.EfCore;

/// <summary>A routing cursor as it is stored.</summary>
internal sealed class RoutingCursorRow
{
    private RoutingCursorRow()
    {
    }

    internal RoutingCursorRow(RoutingCursor cursor)
    {
        CursorKey = cursor.Key;
        Take(cursor);
    }

    public string CursorKey { get; private set; } = "";

    public long Version { get; private set; }

    public RoutingCursorState State { get; private set; } = null!;

    internal void Take(RoutingCursor cursor)
    {
        Version = cursor.Version + 1;
        State = new RoutingCursorState(new(cursor.Turns, StringComparer.Ordinal), new(cursor.Credits, StringComparer.Ordinal));
    }

    internal RoutingCursor ToCursor() => new(
        CursorKey, Version, State.Turns.ToImmutableSortedDictionary(StringComparer.Ordinal), State.Credits.ToImmutableSortedDictionary(StringComparer.Ordinal));
}

/// <summary>What a cursor remembers, as one document.</summary>
internal sealed record RoutingCursorState(SortedDictionary<string, long> Turns, SortedDictionary<string, long> Credits);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RoutingCursorState))]
internal sealed partial class ScoringJson : JsonSerializerContext;
