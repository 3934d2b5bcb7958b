using System.Globalization;
using Crm.Primitives;
using NodaTime;
using NodaTime.Text;

namespace Crm.Sla;

/// <summary>Reads holidays from an iCalendar file (RFC 5545), the form in which calendars of public holidays are published.</summary>
/// <remarks>
/// Whole-day events become holidays: each day from DTSTART to before DTEND, named by SUMMARY. An event that repeats yearly on its date
/// (<c>RRULE:FREQ=YEARLY</c>, with UNTIL at most) becomes a rule. Cancelled events count for nothing. An event with a time of day is no holiday:
/// it is left out with a warning; make it a closure. Pure and thread-safe.
/// </remarks>
public static class ICalendarHolidays
{
    private static readonly LocalDatePattern Basic = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    /// <summary>Reads a file.</summary>
    /// <param name="key">The name of the set.</param>
    /// <param name="text">The text of the file.</param>
    /// <param name="limits">How large it may be; null for the defaults.</param>
    /// <returns>The holidays, or every error at once: <c>sla.ics_malformed</c>, <c>sla.ics_rule_unsupported</c>, <c>sla.limit_exceeded</c>.
    /// Warning: <c>sla.ics_timed_event</c>.</returns>
    public static Result<HolidayImport> Read(string key, string text, DefinitionLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(text);
        limits ??= DefinitionLimits.Default;
        if (text.Length > limits.Bytes)
            return Result.Invalid(new ValidationError("", $"The file is longer than {limits.Bytes}; split it or raise the limit.", "sla.limit_exceeded"));
        List<ValidationError> found = [];
        List<HolidayDate> dates = [];
        List<HolidayRule> rules = [];
        Event? current = null;
        bool isCalendar = false;
        foreach ((int line, string content) in Unfolded(text))
        {
            int colon = ValueStart(content);
            if (colon < 0)
            {
                found.Add(Problem(line, $"'{Shortened(content)}' is no property; a line is a name, a colon and a value.", "sla.ics_malformed"));
                continue;
            }

            string name = content[..colon], value = content[(colon + 1)..];
            string property = name.Split(';')[0].ToUpperInvariant();
            if (property == "BEGIN" && value.Equals("VCALENDAR", StringComparison.OrdinalIgnoreCase)) isCalendar = true;
            else if (property == "BEGIN" && value.Equals("VEVENT", StringComparison.OrdinalIgnoreCase)) current = new Event(line);
            else if (property == "END" && value.Equals("VEVENT", StringComparison.OrdinalIgnoreCase) && current is not null)
            {
                current.AddTo(dates, rules, found, limits);
                current = null;
            }
            else current?.Set(property, value);
        }

        if (!isCalendar) found.Add(Problem(1, "It does not begin with BEGIN:VCALENDAR; this is no iCalendar file.", "sla.ics_malformed"));
        if (current is not null) found.Add(Problem(current.Line, "The event has no END:VEVENT.", "sla.ics_malformed"));
        if (dates.Count > limits.Expansions) found.Add(Problem(1, $"It has more than {limits.Expansions} days; split it or raise the limit.", "sla.limit_exceeded"));
        return found.Exists(static e => e.Severity == Severity.Error)
            ? Result<HolidayImport>.Invalid(found)
            : Result.Success(new HolidayImport(new HolidaySet(key) { Dates = [.. dates], Rules = [.. rules] }, found.AsReadOnly()));
    }

    /// <summary>Lines with their continuations (a line that begins with a space goes on with the one before).</summary>
    private static IEnumerable<(int Line, string Content)> Unfolded(string text)
    {
        string? content = null;
        int number = 0, start = 0;
        foreach (string line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (line.Length > 0 && line[0] is ' ' or '\t' && content is not null)
            {
                content += line[1..];
                continue;
            }

            if (!string.IsNullOrWhiteSpace(content)) yield return (start, content);
            content = line;
            start = number;
        }

        if (!string.IsNullOrWhiteSpace(content)) yield return (start, content);
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

    private static string Shortened(string text) => text.Length > 40 ? text[..40] + "..." : text;

    private static ValidationError Problem(int line, string message, string code, Severity severity = Severity.Error) =>
        new(string.Create(CultureInfo.InvariantCulture, $"/lines/{line}"), message, code, severity);

    private sealed class Event(int line)
    {
        private readonly Dictionary<string, string> _properties = new(StringComparer.Ordinal);

        internal int Line => line;

        internal void Set(string property, string value) => _properties.TryAdd(property, value);

        internal void AddTo(List<HolidayDate> dates, List<HolidayRule> rules, List<ValidationError> found, DefinitionLimits limits)
        {
            if (string.Equals(_properties.GetValueOrDefault("STATUS"), "CANCELLED", StringComparison.OrdinalIgnoreCase)) return;
            string name = (_properties.GetValueOrDefault("SUMMARY") ?? "holiday").Replace("\\,", ",", StringComparison.Ordinal).Replace("\\;", ";", StringComparison.Ordinal).Replace("\\n", " ", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
            string? start = _properties.GetValueOrDefault("DTSTART");
            if (start is { Length: > 8 })
            {
                found.Add(Problem(line, $"'{Shortened(name)}' has a time of day and is left out; make it a closure.", "sla.ics_timed_event", Severity.Warning));
                return;
            }

            if (start is null || !Basic.Parse(start).TryGetValue(default, out LocalDate first))
            {
                found.Add(Problem(line, $"'{Shortened(name)}' has no DTSTART of the form 20260501.", "sla.ics_malformed"));
                return;
            }

            LocalDate end = first.PlusDays(1);
            if (_properties.TryGetValue("DTEND", out string? to) && (!Basic.Parse(to).TryGetValue(default, out end) || end < first))
            {
                found.Add(Problem(line, $"'{Shortened(name)}' has a DTEND that is no day after its start.", "sla.ics_malformed"));
                return;
            }

            int days = Math.Max(1, Period.DaysBetween(first, end));
            if (days > limits.Expansions)
            {
                found.Add(Problem(line, $"'{Shortened(name)}' is longer than {limits.Expansions} days.", "sla.limit_exceeded"));
                return;
            }

            if (_properties.ContainsKey("EXDATE") || _properties.ContainsKey("RDATE") || (_properties.TryGetValue("RRULE", out string? rule) && !AddRule(rule, name, first, days, rules)))
                found.Add(Problem(line, $"'{Shortened(name)}' repeats in a way that is not read; list its dates, or write it as a rule.", "sla.ics_rule_unsupported"));
            else if (!_properties.ContainsKey("RRULE"))
                for (int i = 0; i < days; i++) dates.Add(new HolidayDate(first.PlusDays(i), name));
        }

        /// <summary>Only a yearly repetition on the same date is read; the rest is refused rather than guessed.</summary>
        private static bool AddRule(string rule, string name, LocalDate first, int days, List<HolidayRule> rules)
        {
            int? lastYear = null;
            foreach (string part in rule.Split(';'))
            {
                string[] pair = part.Split('=');
                if (pair.Length != 2) return false;
                switch (pair[0].ToUpperInvariant())
                {
                    case "FREQ" when pair[1].Equals("YEARLY", StringComparison.OrdinalIgnoreCase):
                    case "INTERVAL" when pair[1] == "1":
                    case "WKST":
                        break;
                    case "UNTIL" when pair[1].Length >= 8 && Basic.Parse(pair[1][..8]).TryGetValue(default, out LocalDate until):
                        LocalDate lastDay = first.PlusYears(until.Year - first.Year);
                        lastYear = lastDay <= until ? until.Year : until.Year - 1;
                        break;
                    default:
                        return false;
                }
            }

            if (days > 1 && first.PlusDays(days - 1).Year != first.Year) return false;
            for (int i = 0; i < days; i++)
                rules.Add(new FixedHoliday(name, first.PlusDays(i).Month, first.PlusDays(i).Day) { FromYear = first.Year, ToYear = lastYear });
            return true;
        }
    }
}
