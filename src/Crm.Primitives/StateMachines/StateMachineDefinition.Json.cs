using System.Text.Json;

namespace Crm.Primitives;

public sealed partial record StateMachineDefinition
{
    private const int CurrentSchema = 1;
    private const int MaxCharacters = 1_000_000;

    /// <summary>Writes the definition as JSON: camelCase, categories as text, <c>schemaVersion</c> first.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new StateMachineDocument(CurrentSchema, Name, Initial, States, Transitions), StateMachineJsonContext.Default.StateMachineDocument);

    /// <summary>Reads what <see cref="ToJson"/> writes.</summary>
    /// <param name="json">The text; at most 1,000,000 characters.</param>
    /// <returns>
    /// The definition, not yet compiled; or one error: <see cref="StateErrors.Json"/> for a text that is no such document (a member that
    /// is unknown, missing or doubled included), <see cref="StateErrors.SchemaVersion"/>, or <see cref="StateErrors.TooLarge"/>.
    /// </returns>
    public static Result<StateMachineDefinition> FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > MaxCharacters)
            return Result.Invalid(new ValidationError("", $"The text has more than {MaxCharacters} characters; split the life cycle.", StateErrors.TooLarge));
        try
        {
            StateMachineDocument? document = JsonSerializer.Deserialize(json, StateMachineJsonContext.Default.StateMachineDocument);
            if (document is null)
                return Result.Invalid(new ValidationError("", "The text is null; a life cycle is an object.", StateErrors.Json));
            return document.SchemaVersion == CurrentSchema
                ? new StateMachineDefinition(document.Name, document.Initial) { States = document.States, Transitions = document.Transitions }
                : Result.Invalid(new ValidationError("/schemaVersion",
                    $"Schema version {document.SchemaVersion} is not known; this version reads {CurrentSchema}.", StateErrors.SchemaVersion));
        }
        catch (JsonException error)
        {
            return Result.Invalid(new ValidationError(Pointer(error.Path), error.Message, StateErrors.Json));
        }
    }

    /// <summary>The reader's path (<c>$.states[2].name</c>) as a JSON Pointer (<c>/states/2/name</c>).</summary>
    private static string Pointer(string? path) =>
        path is null ? "" : path.TrimStart('$').Replace('.', '/').Replace('[', '/').Replace("]", "", StringComparison.Ordinal);
}
