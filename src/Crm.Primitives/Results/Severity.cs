namespace Crm.Primitives;

/// <summary>How much a <see cref="ValidationError"/> weighs.</summary>
public enum Severity
{
    /// <summary>Prevents the result. The default.</summary>
    Error,

    /// <summary>Does not prevent the result, but is most likely a mistake.</summary>
    Warning,

    /// <summary>Worth knowing.</summary>
    Info,
}
