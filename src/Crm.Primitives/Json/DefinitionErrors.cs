namespace Crm.Primitives;

/// <summary>The codes of everything that can be wrong with the JSON text of a definition. Stable.</summary>
public static class DefinitionErrors
{
    /// <summary>The text is longer than <see cref="DefinitionLimits.Bytes"/>.</summary>
    public const string TooLarge = "definition.too_large";

    /// <summary>The text is no JSON.</summary>
    public const string Malformed = "definition.malformed";

    /// <summary>The values are nested deeper than <see cref="DefinitionLimits.Depth"/>.</summary>
    public const string TooDeep = "definition.too_deep";

    /// <summary>The text holds more values than <see cref="DefinitionLimits.Nodes"/>.</summary>
    public const string TooManyNodes = "definition.too_many_nodes";

    /// <summary>A text is longer than <see cref="DefinitionLimits.TextLength"/>.</summary>
    public const string TextTooLong = "definition.text_too_long";

    /// <summary>There are more problems than are listed; mend these first.</summary>
    public const string TooManyErrors = "definition.too_many_errors";

    /// <summary>An object has a member twice.</summary>
    public const string DuplicateMember = "definition.duplicate_member";

    /// <summary>An object has a member that is not known.</summary>
    public const string UnknownMember = "definition.unknown_member";

    /// <summary>An object lacks a member that is required.</summary>
    public const string MissingMember = "definition.missing_member";

    /// <summary>A value is of another JSON type than is wanted.</summary>
    public const string WrongType = "definition.wrong_type";

    /// <summary>A value is of the right JSON type but not one that is allowed.</summary>
    public const string WrongValue = "definition.wrong_value";

    /// <summary>The member <c>schemaVersion</c> is missing or no whole number above 0.</summary>
    public const string SchemaVersionMissing = "definition.schema_version_missing";

    /// <summary>No upgrade leads from this <c>schemaVersion</c> to the current one.</summary>
    public const string SchemaVersionUnknown = "definition.schema_version_unknown";

    /// <summary>The text is of an older version and could not be upgraded.</summary>
    public const string UpgradeFailed = "definition.upgrade_failed";
}
