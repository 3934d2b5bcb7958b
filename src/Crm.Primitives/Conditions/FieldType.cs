namespace Crm.Primitives;

/// <summary>What kind of value a field of a <see cref="FieldMap{T}"/> holds; it says how the texts of a condition are read.</summary>
public enum FieldType
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A decimal number, written like <c>-1234.5</c>: no exponent, no thousands separator, at most 28 digits.</summary>
    Number,

    /// <summary>True or false.</summary>
    Bool,

    /// <summary>A calendar day, written like <c>2026-07-01</c>.</summary>
    Date,

    /// <summary>A moment in time, written in UTC like <c>2026-07-01T09:30:00Z</c>, to the microsecond at most.</summary>
    Instant,
}
