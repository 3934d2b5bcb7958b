using Crm.Primitives;

namespace Crm.Sla;

/// <summary>The same calendar for every case.</summary>
/// <param name="Key">The key of the calendar.</param>
public sealed record FixedCalendar(string Key) : CalendarSource
{
    internal override (string Key, string Member) Named => (Key, "key");

    /// <summary>The key.</summary>
    public override string ToString() => Key;

    internal override BusinessCalendar Find(IReadOnlyDictionary<string, BusinessCalendar> calendars, Func<string, string?> field, Action<ValidationError> report) => calendars[Key];
}
