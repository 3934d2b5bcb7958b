using System.Text;
using Crm.Primitives;

namespace Crm.Sla;

/// <summary>Reads holidays from an iCalendar file (RFC 5545), the form in which calendars of public holidays are published.</summary>
/// <remarks>
/// <para>Whole-day events become holidays: each day from DTSTART to before DTEND, or for as many days as DURATION says, named by SUMMARY. A zone given
/// with a date means nothing. An event that repeats yearly (<c>RRULE:FREQ=YEARLY</c>) on its date, or on its weekday of the month
/// (<c>BYMONTH=11;BYDAY=4TH</c>), up to UNTIL or COUNT, becomes a rule; EXDATE leaves years out and RDATE adds dates.</para>
/// <para>Cancelled events count for nothing. An event with a time of day is no holiday: it is left out with a warning; make it a closure. Any other
/// repetition is refused rather than guessed. Pure and thread-safe.</para>
/// </remarks>
public static class ICalendarHolidays
{
    private const int MostErrors = 100;

    /// <summary>Reads a file.</summary>
    /// <param name="key">The name of the set.</param>
    /// <param name="text">The text of the file.</param>
    /// <param name="limits">How large it may be; null for the defaults. Days count as expansions, repetitions as rules.</param>
    /// <returns>The holidays, or every error at once: <c>sla.ics_malformed</c>, <c>sla.ics_rule_unsupported</c>, <c>sla.limit_exceeded</c>.
    /// Warning: <c>sla.ics_timed_event</c>.</returns>
    public static Result<HolidayImport> Read(string key, string text, DefinitionLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(text);
        limits ??= DefinitionLimits.Default;
        if (text.Length > limits.Bytes)
            return Result.Invalid(new ValidationError("", $"The file is longer than {limits.Bytes}; split it or raise the limit.", "sla.limit_exceeded"));
        ICalendarReading reading = new(limits);
        // The components that are open, the innermost last: what belongs to an alarm inside an event is not the event's.
        Stack<string> open = new();
        ICalendarEvent? current = null;
        bool isCalendar = false;
        foreach ((int line, string content) in Unfolded(text))
        {
            if (reading.Errors >= MostErrors || reading.IsFull) break;
            int colon = ValueStart(content);
            if (colon < 0)
            {
                reading.Report(line, $"'{ICalendarReading.Shortened(content)}' is no property; a line is a name, a colon and a value.", "sla.ics_malformed");
                continue;
            }

            string property = content[..colon].Split(';')[0].ToUpperInvariant(), value = content[(colon + 1)..];
            switch (property)
            {
                case "BEGIN":
                    open.Push(value.Trim().ToUpperInvariant());
                    isCalendar |= open.Peek() == "VCALENDAR";
                    if (open.Peek() != "VEVENT") break;
                    if (current is not null) reading.Report(current.Line, "The event has no END:VEVENT.", "sla.ics_malformed");
                    current = new ICalendarEvent(line);
                    break;
                case "END" when open.Count == 0 || !string.Equals(open.Peek(), value.Trim(), StringComparison.OrdinalIgnoreCase):
                    reading.Report(line, $"END:{ICalendarReading.Shortened(value)} closes nothing that is open.", "sla.ics_malformed");
                    break;
                case "END":
                    if (open.Pop() != "VEVENT") break;
                    current?.AddTo(reading);
                    current = null;
                    break;
                default:
                    if (open.Count > 0 && open.Peek() == "VEVENT") current?.Set(property, value);
                    break;
            }
        }

        if (!isCalendar) reading.Report(1, "It does not begin with BEGIN:VCALENDAR; this is no iCalendar file.", "sla.ics_malformed");
        else if (current is not null) reading.Report(current.Line, "The event has no END:VEVENT.", "sla.ics_malformed");
        else if (open.Count > 0 && reading.Errors == 0) reading.Report(1, $"BEGIN:{ICalendarReading.Shortened(open.Peek())} has no END; the file is cut off.", "sla.ics_malformed");
        return reading.Errors > 0
            ? Result<HolidayImport>.Invalid(reading.Found)
            : Result.Success(new HolidayImport(new HolidaySet(key) { Dates = [.. reading.Dates], Rules = [.. reading.Rules] }, reading.Found.AsReadOnly()));
    }

    /// <summary>Lines with their continuations (a line that begins with a space or a tab goes on with the one before).</summary>
    private static IEnumerable<(int Line, string Content)> Unfolded(string text)
    {
        StringBuilder content = new();
        int number = 0, start = 0, position = 0;
        while (position < text.Length)
        {
            int end = text.IndexOf('\n', position);
            if (end < 0) end = text.Length;
            int length = end - position - (end > position && text[end - 1] == '\r' ? 1 : 0);
            number++;
            if (length > 0 && text[position] is ' ' or '\t' && content.Length > 0)
            {
                content.Append(text, position + 1, length - 1);
            }
            else
            {
                if (content.Length > 0) yield return (start, content.ToString());
                content.Clear().Append(text, position, length);
                start = number;
            }

            position = end + 1;
        }

        if (content.Length > 0) yield return (start, content.ToString());
    }

    /// <summary>The colon that ends the name; those in quoted parameters do not.</summary>
    private static int ValueStart(string content)
    {
        bool quoted = false;
        for (int i = 0; i < content.Length; i++)
        {
            if (content[i] == '"') quoted = !quoted;
            else if (content[i] == ':' && !quoted) return i;
        }

        return -1;
    }
}
