namespace Crm.Primitives;

/// <summary>Which price with the wanted ending is taken.</summary>
public enum EndingPolicy
{
    /// <summary>The smallest that is not below the value.</summary>
    Up,

    /// <summary>The largest that is not above the value.</summary>
    Down,
}
