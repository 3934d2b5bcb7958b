using System.Text.Json.Nodes;

namespace Crm.Primitives;

/// <summary>Lifts the JSON of a definition from one schema version to the next.</summary>
/// <param name="FromVersion">The version it reads; it gives the one after it.</param>
/// <param name="Upgrade">A pure function. It gets a copy it may change and return, without the member <c>schemaVersion</c>. The text it
/// gets was checked for size, not for shape: it should leave alone what it does not recognise, so that the check after it reports that.</param>
public sealed record DefinitionUpgrade(int FromVersion, Func<JsonObject, JsonObject> Upgrade);
