using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Sla;

/// <summary>Where a target takes its calendar from: always the same, or a field of the case, such as the calendar of the customer or of the site.</summary>
/// <remarks>A closed set: <see cref="FixedCalendar"/> and <see cref="FieldCalendar"/>; a text converts to the first. Immutable and thread-safe.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(FixedCalendar), "fixed")]
[JsonDerivedType(typeof(FieldCalendar), "field")]
public abstract record CalendarSource
{
    private protected CalendarSource()
    {
    }

    /// <summary>Always the same calendar.</summary>
    /// <param name="key">Its key.</param>
    public static implicit operator CalendarSource(string key) => new FixedCalendar(key);

    /// <summary>The key that the definition itself names, and the member in which it stands.</summary>
    internal abstract (string Key, string Member) Named { get; }

    /// <summary>The calendar for a case, and what is wrong with the value of its field.</summary>
    internal abstract BusinessCalendar Find(IReadOnlyDictionary<string, BusinessCalendar> calendars, Func<string, string?> field, Action<ValidationError> report);

    internal void Check(string at, IReadOnlyDictionary<string, BusinessCalendar> calendars, List<ValidationError> found)
    {
        (string key, string member) = Named;
        if (!calendars.TryGetValue(key, out BusinessCalendar? calendar))
            found.Add(new ValidationError($"{at}/{member}", $"There is no calendar '{key}'; use one of {string.Join(", ", calendars.Keys.Order(StringComparer.Ordinal).Take(12))}.", "sla.calendar_unknown"));
        else if (calendar.IsNeverOpen)
            found.Add(new ValidationError($"{at}/{member}", $"The calendar '{key}' is never open, so the target is never due.", "sla.calendar_never_open", Severity.Warning));
        if (this is FieldCalendar { Field: var field } && string.IsNullOrWhiteSpace(field))
            found.Add(new ValidationError($"{at}/field", "Name the field of the case that holds the key of its calendar.", "sla.calendar_field_missing"));
    }
}
