namespace Crm.Primitives;

/// <summary>The role of a key in the order of a <see cref="Specification{T}"/>.</summary>
public enum OrderType
{
    /// <summary>First key, ascending.</summary>
    OrderBy,

    /// <summary>First key, descending.</summary>
    OrderByDescending,

    /// <summary>Breaks ties of the keys before it, ascending.</summary>
    ThenBy,

    /// <summary>Breaks ties of the keys before it, descending.</summary>
    ThenByDescending,
}
