using NodaTime;

namespace Crm.Sla;

/// <summary>The open time of several calendars taken together, each in its own zone. Immutable and thread-safe.</summary>
/// <remarks>Made from what its parts have laid out already, so a combination of combinations costs no more than one of plain calendars.</remarks>
internal sealed class CombinedHours(IReadOnlyList<BusinessCalendar> parts, CalendarOperation operation, DateTimeZone zone) : IOpenTime
{
    public List<OpenSpan> Between(long from, long to)
    {
        List<OpenSpan> all = parts[0].OpenSpans(from, to);
        foreach (BusinessCalendar part in parts.Skip(1))
        {
            List<OpenSpan> other = part.OpenSpans(from, to);
            all = operation switch
            {
                CalendarOperation.Union => OpenSpan.Normalize([.. all, .. other]),
                CalendarOperation.Intersection => OpenSpan.Intersect(all, other),
                _ => OpenSpan.Except(all, other),
            };
        }

        return all;
    }

    public void MarkBusinessDays(int first, Span<ulong> bits)
    {
        int end = first + (bits.Length * 64);
        ZoneMap midnights = MidnightsOf(first, end);
        List<OpenSpan> spans = Between(midnights.FirstTickAt(first * NodaConstants.TicksPerDay), midnights.FirstTickAt(end * NodaConstants.TicksPerDay));
        int next = 0;
        for (int day = first; day < end; day++)
        {
            long from = midnights.FirstTickAt(day * NodaConstants.TicksPerDay), to = midnights.FirstTickAt((day + 1) * NodaConstants.TicksPerDay);
            while (next < spans.Count && spans[next].To <= from) next++;
            // A date that the zone left out begins where it ends.
            if (from < to && next < spans.Count && spans[next].From < to) bits[(day - first) >> 6] |= 1UL << ((day - first) & 63);
        }
    }

    public OpenSpan HoursOf(int day)
    {
        ZoneMap midnights = MidnightsOf(day, day + 1);
        List<OpenSpan> open = Between(midnights.FirstTickAt(day * NodaConstants.TicksPerDay), midnights.FirstTickAt((day + 1) * NodaConstants.TicksPerDay));
        return open.Count == 0 ? default : new OpenSpan(open[0].From, open[^1].To);
    }

    public string Remark(LocalDate date) =>
        string.Join("; ", parts.Select(p => p.RemarkOn(date)).Where(static r => r.Length > 0).Distinct(StringComparer.Ordinal));

    private ZoneMap MidnightsOf(int first, int end) => new(zone, (first - 4) * NodaConstants.TicksPerDay, (end + 4) * NodaConstants.TicksPerDay);
}
