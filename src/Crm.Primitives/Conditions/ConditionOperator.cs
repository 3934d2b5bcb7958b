namespace Crm.Primitives;

/// <summary>How a <see cref="CompareCondition"/> compares a field with its value.</summary>
/// <remarks>
/// A missing field makes every operator unknown, except <see cref="IsMissing"/> and <see cref="IsPresent"/>. In JSON the names are in
/// camelCase: <c>greaterOrEqual</c>.
/// </remarks>
public enum ConditionOperator
{
    /// <summary>The field is the value. Texts are compared by code unit, so case counts. All types.</summary>
    Equal,

    /// <summary>The field is present and is not the value. All types.</summary>
    NotEqual,

    /// <summary>The field is below the value. Numbers, dates and instants.</summary>
    Less,

    /// <summary>The field is the value or below it. Numbers, dates and instants.</summary>
    LessOrEqual,

    /// <summary>The field is above the value. Numbers, dates and instants.</summary>
    Greater,

    /// <summary>The field is the value or above it. Numbers, dates and instants.</summary>
    GreaterOrEqual,

    /// <summary>The field is one of the values of a list. All types but bool.</summary>
    In,

    /// <summary>The field is present and none of the values of a list. All types but bool.</summary>
    NotIn,

    /// <summary>The field is in a range given by a list of two values; both ends are in it. Numbers, dates and instants.</summary>
    Between,

    /// <summary>The value occurs in the text; the letters A to Z equal a to z, every other character equals only itself.</summary>
    Contains,

    /// <summary>The text begins with the value; the letters A to Z equal a to z, every other character equals only itself.</summary>
    StartsWith,

    /// <summary>The text ends with the value; the letters A to Z equal a to z, every other character equals only itself.</summary>
    EndsWith,

    /// <summary>The field has no value. Takes no value; never unknown. All types.</summary>
    IsMissing,

    /// <summary>The field has a value. Takes no value; never unknown. All types.</summary>
    IsPresent,
}
