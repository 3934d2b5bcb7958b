namespace Crm.Forecasting;

/// <summary>What an adjustment does to the figure below it.</summary>
public enum AdjustmentMode
{
    /// <summary>Replaces it; stays when the figure moves, and is then stale.</summary>
    Absolute,

    /// <summary>Adds to it, and follows when it moves.</summary>
    Delta,
}
