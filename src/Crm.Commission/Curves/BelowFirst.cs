namespace Crm.Commission;

/// <summary>What a pay curve pays below its first point.</summary>
public enum BelowFirst
{
    /// <summary>Nothing: the first point is a threshold.</summary>
    Zero,

    /// <summary>The payout of the first point: a floor.</summary>
    Floor,
}
