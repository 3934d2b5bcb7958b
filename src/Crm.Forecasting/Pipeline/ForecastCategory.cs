using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Forecasting;

/// <summary>How sure a deal is held to be. A deal is in exactly one category.</summary>
[JsonConverter(typeof(EnumJsonConverter<ForecastCategory>))]
public enum ForecastCategory
{
    /// <summary>Left out of every figure.</summary>
    Omitted,

    /// <summary>Open, early.</summary>
    Pipeline,

    /// <summary>Open, and won if all goes well.</summary>
    BestCase,

    /// <summary>Open, and more likely won than not.</summary>
    MostLikely,

    /// <summary>Open, and promised.</summary>
    Commit,

    /// <summary>Won.</summary>
    Closed,
}
