using System.Globalization;
using System.Text;
using Crm.Primitives;
using NodaTime;
using NodaTime.Text;

namespace Crm.Sla;

/// <summary>An event of an iCalendar file: its properties, and what they mean as holidays.</summary>
internal sealed class ICalendarEvent(int line)
{
    private static readonly LocalDatePattern Basic = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");
    private static readonly string[] Weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    private readonly Dictionary<string, string> _properties = new(StringComparer.Ordinal);

    internal int Line => line;

    /// <summary>Remembers a property. The first one counts, only lists of dates go on.</summary>
    internal void Set(string property, string value)
    {
        if (!_properties.TryAdd(property, value) && property is "EXDATE" or "RDATE") _properties[property] += "," + value;
    }

    internal void AddTo(ICalendarReading reading)
    {
        if (string.Equals(Value("STATUS"), "CANCELLED", StringComparison.OrdinalIgnoreCase)) return;
        string name = Unescaped(Value("SUMMARY") ?? "holiday");
        string shown = ICalendarReading.Shortened(name);
        if (name.Length > reading.LongestText)
        {
            reading.Report(line, $"'{shown}' is longer than {reading.LongestText}.", "sla.limit_exceeded");
        }
        else if (Value("DTSTART") is { Length: > 8 } start && start[8] is 'T' or 't')
        {
            reading.Report(line, $"'{shown}' has a time of day and is left out; make it a closure.", "sla.ics_timed_event", Severity.Warning);
        }
        else if (!TryDate(Value("DTSTART"), out LocalDate first))
        {
            reading.Report(line, $"'{shown}' has no DTSTART of the form 20260501.", "sla.ics_malformed");
        }
        else if (Length(first) is not int days)
        {
            reading.Report(line, $"'{shown}' has an end that is no whole number of days after its start; give DTEND as a date, or DURATION as P2D.", "sla.ics_malformed");
        }
        else if (!TryDates("EXDATE", out List<LocalDate> left) || !TryDates("RDATE", out List<LocalDate> added))
        {
            reading.Report(line, $"'{shown}' has an EXDATE or RDATE that is no list of dates of the form 20260501.", "sla.ics_malformed");
        }
        else if (!reading.HasRoomFor(line, (int)Math.Min(int.MaxValue, days * (1L + added.Count)), 0))
        {
            return;
        }
        else if (_properties.ContainsKey("RECURRENCE-ID") || (Value("RRULE") is string rule && !AddRule(reading, rule, name, first, days, left)))
        {
            reading.Report(line, $"'{shown}' repeats in a way that is not read; list its dates, or write it as a rule.", "sla.ics_rule_unsupported");
        }
        else
        {
            IEnumerable<LocalDate> starts = _properties.ContainsKey("RRULE") ? added : added.Prepend(first);
            foreach (LocalDate date in starts.Except(left))
                for (int i = 0; i < days; i++) reading.Dates.Add(new HolidayDate(date.PlusDays(i), name));
        }
    }

    private string? Value(string property) => _properties.GetValueOrDefault(property);

    /// <summary>A date, far enough from the end of all dates that days can be added to it.</summary>
    private static bool TryDate(string? text, out LocalDate date, int lastYear = 9_000)
    {
        date = default;
        return text is not null && Basic.Parse(text).TryGetValue(default, out date) && date.Year >= 1 && date.Year <= lastYear;
    }

    private bool TryDates(string property, out List<LocalDate> dates)
    {
        dates = [];
        if (Value(property) is not string list) return true;
        foreach (string text in list.Split(','))
        {
            if (!TryDate(text, out LocalDate date)) return false;
            dates.Add(date);
        }

        return true;
    }

    /// <summary>How many days it lasts, from DTEND, which is not included, or from DURATION in whole days or weeks; one without either.</summary>
    private int? Length(LocalDate first)
    {
        string? to = Value("DTEND"), duration = Value("DURATION");
        if (to is not null) return duration is null && TryDate(to, out LocalDate end, 9_999) && end >= first ? Math.Max(1, Period.DaysBetween(first, end)) : null;
        if (duration is null) return 1;
        string text = duration.TrimStart('+').ToUpperInvariant();
        return text.Length is > 2 and < 9 && text[0] == 'P' && text[^1] is 'D' or 'W'
            && int.TryParse(text.AsSpan(1, text.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0
            ? count * (text[^1] == 'W' ? 7 : 1)
            : null;
    }

    /// <summary>A yearly repetition on the same date, or on the same weekday of the same month. False if it is another one.</summary>
    private bool AddRule(ICalendarReading reading, string rule, string name, LocalDate first, int days, List<LocalDate> left)
    {
        Dictionary<string, string> parts = new(StringComparer.Ordinal);
        foreach (string part in rule.ToUpperInvariant().Split(';'))
            if (part.Split('=') is not [string key, string value] || !parts.TryAdd(key, value)) return false;
        if (!parts.Remove("FREQ", out string? frequency) || frequency != "YEARLY" || (parts.Remove("INTERVAL", out string? interval) && interval != "1")) return false;
        parts.Remove("WKST");
        bool isUntil = parts.Remove("UNTIL", out string? until), isCount = parts.Remove("COUNT", out string? count);
        if (Occurrence(parts, name, first) is not HolidayRule occurrence || (isUntil && isCount)) return false;
        int? lastYear = null;
        if (isUntil)
        {
            if (!TryDate(until!.Length > 8 && until[8] == 'T' ? until[..8] : until, out LocalDate end)) return false;
            lastYear = occurrence.DateIn(end.Year) is LocalDate last && last <= end ? end.Year : end.Year - 1;
        }
        else if (isCount)
        {
            if (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out int times) || times < 1) return false;
            // Years that do not have the day, such as 29 February, are not counted; after the year 9000 nobody asks.
            for (lastYear = first.Year; times > 1 && lastYear < 9_000; lastYear++)
                if (occurrence.DateIn(lastYear.Value + 1) is not null) times--;
        }

        if (days > 1 && first.PlusDays(days - 1).Year != first.Year) return false;
        if (!reading.HasRoomFor(line, 0, days)) return true;
        int[] except = [.. left.Where(d => occurrence.DateIn(d.Year) == d).Select(static d => d.Year).Distinct()];
        for (int i = 0; i < days; i++)
        {
            HolidayRule day = occurrence is NthWeekdayHoliday nth ? nth with { OffsetDays = i } : new FixedHoliday(name, first.PlusDays(i).Month, first.PlusDays(i).Day);
            reading.Rules.Add(day with { FromYear = first.Year, ToYear = lastYear, ExceptYears = [.. except] });
        }

        return true;
    }

    /// <summary>The rule of the first day; null unless the parts say the date of the event itself once more, or a weekday of the month on which it falls.</summary>
    private static HolidayRule? Occurrence(Dictionary<string, string> parts, string name, LocalDate first)
    {
        bool isMonth = parts.Remove("BYMONTH", out string? month);
        if (isMonth && (!int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number != first.Month)) return null;
        // Without a month BYMONTHDAY means that day of every month.
        if (parts.Remove("BYMONTHDAY", out string? monthDay) && (!isMonth || !int.TryParse(monthDay, NumberStyles.None, CultureInfo.InvariantCulture, out int day) || day != first.Day)) return null;
        bool isWeekday = parts.Remove("BYDAY", out string? weekday);
        if (parts.Count > 0) return null;
        if (!isWeekday) return new FixedHoliday(name, first.Month, first.Day);
        if (!isMonth || monthDay is not null || weekday!.Length < 3
            || !int.TryParse(weekday.AsSpan(0, weekday.Length - 2), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int n)) return null;
        NthWeekdayHoliday rule = new(name, first.Month, (IsoDayOfWeek)(Array.IndexOf(Weekdays, weekday[^2..]) + 1), n);
        return rule.Problem() is null && rule.DateIn(first.Year) == first ? rule : null;
    }

    private static string Unescaped(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal)) return text;
        StringBuilder result = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length) result.Append(text[i]);
            else result.Append(text[++i] is 'n' or 'N' ? ' ' : text[i]);
        }

        return result.ToString();
    }
}
