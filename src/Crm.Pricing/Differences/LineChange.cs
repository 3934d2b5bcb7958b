namespace Crm.Pricing;

/// <summary>What became of a line.</summary>
public enum LineChange
{
    /// <summary>It says the same, down to every step of its price, every tax and the cost.</summary>
    Same,

    /// <summary>Something of it is different.</summary>
    Changed,

    /// <summary>It is only in the later one.</summary>
    Added,

    /// <summary>It is only in the earlier one.</summary>
    Removed,
}
