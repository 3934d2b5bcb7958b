namespace Crm.Forecasting;

/// <summary>Where a deal stands.</summary>
public enum DealState
{
    /// <summary>Not decided.</summary>
    Open,

    /// <summary>Won.</summary>
    Won,

    /// <summary>Lost.</summary>
    Lost,
}
