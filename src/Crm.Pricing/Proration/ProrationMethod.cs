using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>How the part of a term is measured.</summary>
[JsonConverter(typeof(EnumJsonConverter<ProrationMethod>))]
public enum ProrationMethod
{
    /// <summary>Days by the days of the term: 830 / 365 = 2.2740.</summary>
    Daily,

    /// <summary>Begun months by the months of the term: 13 / 12 = 1.0833.</summary>
    MonthsRoundedUp,

    /// <summary>Whole months by the months of the term.</summary>
    FullMonths,

    /// <summary>Whole months and the days left over, by the months of the term.</summary>
    MonthsAndDays,

    /// <summary>Calendar months with partial ends, by the months of the term.</summary>
    CalendarMonths,

    /// <summary>Days by the actual length of each calendar year, times twelve months, by the months of the term.</summary>
    ActualYears,
}
