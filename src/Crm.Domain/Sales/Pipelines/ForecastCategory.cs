namespace Crm.Domain;

/// <summary>How sure a forecast may be of the opportunities in a stage. The categories exclude each other.</summary>
public enum ForecastCategory
{
    /// <summary>Not counted in any forecast.</summary>
    Omitted,

    /// <summary>Open, and nobody promises anything.</summary>
    Pipeline,

    /// <summary>Could be won if all goes well.</summary>
    BestCase,

    /// <summary>Promised by its owner.</summary>
    Commit,

    /// <summary>Won.</summary>
    Closed,
}
