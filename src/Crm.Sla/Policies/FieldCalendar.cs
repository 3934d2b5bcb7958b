using Crm.Primitives;

namespace Crm.Sla;

/// <summary>The calendar whose key stands in a field of the case: that of its customer, its site, its time zone.</summary>
/// <remarks>
/// An empty field is a choice, so the definition makes it: the case counts by <paramref name="WhenEmpty"/>. A key that no calendar has is a mistake:
/// the case counts by <paramref name="WhenEmpty"/> too, so that the promise is not lost, and the mistake is reported as
/// <c>sla.calendar_unknown</c> with the evaluation.
/// </remarks>
/// <param name="Field">The name of the field.</param>
/// <param name="WhenEmpty">The key of the calendar of a case whose field is empty.</param>
public sealed record FieldCalendar(string Field, string WhenEmpty) : CalendarSource
{
    internal override (string Key, string Member) Named => (WhenEmpty, "whenEmpty");

    /// <summary>The field and the other choice.</summary>
    public override string ToString() => $"{Field}, or {WhenEmpty}";

    internal override BusinessCalendar Find(IReadOnlyDictionary<string, BusinessCalendar> calendars, Func<string, string?> field, Action<ValidationError> report)
    {
        string? key = field(Field);
        if (string.IsNullOrWhiteSpace(key)) return calendars[WhenEmpty];
        if (calendars.TryGetValue(key, out BusinessCalendar? calendar)) return calendar;
        report(new ValidationError(null, $"The field '{Field}' names the calendar '{key}', which does not exist; '{WhenEmpty}' counts instead.", "sla.calendar_unknown", Severity.Warning));
        return calendars[WhenEmpty];
    }
}
