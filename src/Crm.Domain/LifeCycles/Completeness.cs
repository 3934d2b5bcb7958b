namespace Crm.Domain;

/// <summary>How far something is done: derived from quantities, never stored as a state.</summary>
public enum Completeness
{
    /// <summary>Nothing of it.</summary>
    None,

    /// <summary>Some of it.</summary>
    Partial,

    /// <summary>All of it.</summary>
    Full,
}
