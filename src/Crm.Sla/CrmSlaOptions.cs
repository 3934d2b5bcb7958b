using NodaTime;

namespace Crm.Sla;

/// <summary>The calendars and policies that a host registers.</summary>
public sealed class CrmSlaOptions
{
    /// <summary>The calendars, by definition.</summary>
    public IList<BusinessCalendarDefinition> Calendars { get; } = [];

    /// <summary>Calendars that are compiled already, such as combinations of others.</summary>
    public IList<BusinessCalendar> CompiledCalendars { get; } = [];

    /// <summary>The policies.</summary>
    public SlaDefinition Policies { get; set; } = new();

    /// <summary>The span for which calendars are laid out.</summary>
    public CalendarOptions CalendarOptions { get; set; } = new();

    /// <summary>The time zone data.</summary>
    /// <value>The default value is the data that comes with NodaTime.</value>
    public IDateTimeZoneProvider Zones { get; set; } = DateTimeZoneProviders.Tzdb;
}
