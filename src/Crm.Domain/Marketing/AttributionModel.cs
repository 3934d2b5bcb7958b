namespace Crm.Domain;

/// <summary>How the worth of a deal is shared between the touches that led to it.</summary>
public enum AttributionModel
{
    /// <summary>All of it to the first touch.</summary>
    FirstTouch,

    /// <summary>All of it to the last touch.</summary>
    LastTouch,

    /// <summary>The same to every touch.</summary>
    Linear,

    /// <summary>40 percent to the first and the last touch each, the rest evenly between; two touches get half each.</summary>
    PositionBased,
}
