using NodaTime;
using NodaTime.TimeZones;

namespace Crm.Sla.Tests.Calendars;

/// <summary>The meaning of a definition, written as slowly and plainly as possible: no union, no table, no index, NodaTime's own mapping.</summary>
internal sealed class CalendarOracle(BusinessCalendarDefinition definition)
{
    private static readonly ZoneLocalMappingResolver FirstInstant =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    private readonly DateTimeZone _zone = DateTimeZoneProviders.Tzdb[definition.TimeZone];

    /// <summary>The windows that open on the dates around a span, unmerged.</summary>
    internal List<Interval> Windows(Instant from, Instant to)
    {
        List<Interval> windows = [];
        for (LocalDate date = from.InZone(_zone).Date.PlusDays(-2); date <= to.InZone(_zone).Date.PlusDays(2); date = date.PlusDays(1))
            foreach (LocalTimeWindow window in On(date))
            {
                Instant opens = Start(date + window.Open), closes = Start((window.Close > window.Open ? date : date.PlusDays(1)) + window.Close);
                if (opens < closes) windows.Add(new Interval(opens, closes));
            }

        return windows;
    }

    /// <summary>Seconds in the span at whose start some window is open and no closure is.</summary>
    internal long OpenSeconds(Instant from, Instant to)
    {
        List<Interval> windows = [.. Windows(from, to).Where(w => w.End > from && w.Start < to)];
        List<Interval> closures = Closures();
        long count = 0;
        for (Instant second = from; second < to; second += Duration.FromSeconds(1))
        {
            bool open = windows.Exists(w => w.Contains(second)) && !closures.Exists(c => c.Contains(second));
            if (open) count++;
        }

        return count;
    }

    /// <summary>Whether some window that opens on the date is not wholly closed.</summary>
    internal bool IsBusinessDay(LocalDate date)
    {
        List<Interval> closures = Closures();
        foreach (LocalTimeWindow window in On(date))
        {
            Instant at = Start(date + window.Open), end = Start((window.Close > window.Open ? date : date.PlusDays(1)) + window.Close);
            while (at < end && closures.Exists(c => c.Contains(at))) at = closures.Find(c => c.Contains(at)).End;
            if (at < end) return true;
        }

        return false;
    }

    /// <summary>Counts business days one by one; null when it has gone on for too long.</summary>
    internal LocalDate? Walk(LocalDate date, int days)
    {
        for (int step = Math.Sign(days), tries = 0; days != 0; tries++)
        {
            if (tries == 4_000) return null;
            date = date.PlusDays(step);
            if (IsBusinessDay(date)) days -= step;
        }

        return date;
    }

    private Instant Start(LocalDateTime local) => local.InZone(_zone, FirstInstant).ToInstant();

    private List<Interval> Closures() => [.. definition.InstantClosures.Select(static c => new Interval(c.From, c.To)),
        .. definition.Closures.Select(c => new Interval(Start(c.From), Start(c.To)))];

    private IEnumerable<LocalTimeWindow> On(LocalDate date)
    {
        DateOverride? replaced = definition.Overrides.FirstOrDefault(o => o.Date == date);
        if (replaced is not null) return replaced.Windows;
        if (definition.Holidays.Any(h => h.Dates.Any(d => d.Date == date))) return [];
        WeeklySchedule? schedule = definition.Schedules.LastOrDefault(s => s.Effective.Contains(date));
        if (schedule is null) return [];
        int week = 0;
        if (schedule.CycleWeeks > 1)
        {
            LocalDate monday = schedule.CycleStart!.Value.PlusDays(1).Previous(IsoDayOfWeek.Monday);
            int days = Period.DaysBetween(monday, date);
            week = (int)Math.Floor(days / 7.0) % schedule.CycleWeeks;
            if (week < 0) week += schedule.CycleWeeks;
        }

        return schedule.Windows.Where(w => w.Day == date.DayOfWeek && w.Week == week).Select(static w => w.Window);
    }
}
