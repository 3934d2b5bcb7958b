using NodaTime;

namespace Crm.Sla;

public sealed partial class BusinessCalendar
{
    private volatile BusinessDays? _days;

    /// <summary>Whether a local date of <see cref="Zone"/> is a business day: some open time opens on it, after holidays, overrides and closures.</summary>
    /// <param name="date">The date.</param>
    /// <remarks>Saturday morning's tail of a Friday night shift does not make Saturday a business day. In a combined calendar any open time
    /// between the two midnights does.</remarks>
    public bool IsBusinessDay(LocalDate date) => IsKnown(date) && Days(date, date).Contains(DefinedHours.Day(date));

    /// <summary>How many business days there are from one local date to another; negative if the second is the earlier one.</summary>
    /// <param name="from">The first date, included.</param>
    /// <param name="to">The last date, not included.</param>
    public int BusinessDaysBetween(LocalDate from, LocalDate to)
    {
        if (to < from) return -BusinessDaysBetween(to, from);
        LocalDate first = LocalDate.Max(from, Options.KnownFrom), end = LocalDate.Min(to, Options.KnownTo);
        if (end <= first) return 0;
        BusinessDays days = Days(first, end.PlusDays(-1));
        return days.CountBefore(DefinedHours.Day(end)) - days.CountBefore(DefinedHours.Day(first));
    }

    /// <summary>Counts business days from a local date, which is not counted itself.</summary>
    /// <param name="date">The date, a business day or not.</param>
    /// <param name="days">How many; negative counts back; zero stays on the date.</param>
    /// <param name="result">The date that was found: one business day after a Friday, a Saturday or a Sunday is Monday.</param>
    /// <returns>False if the calendar does not know that many.</returns>
    public bool TryAddBusinessDays(LocalDate date, int days, out LocalDate result)
    {
        result = date;
        if (days == 0) return true;
        int known = DefinedHours.Day(Options.KnownFrom), end = DefinedHours.Day(Options.KnownTo);
        // Outside what is known there are no business days; counting goes on at its edge.
        int day = Math.Clamp(DefinedHours.Day(date), known - 1, end);
        int next = Math.Clamp(days > 0 ? day + 1 : day, known, end);
        BusinessDays index = Days(Math.Clamp(next, known, end - 1), Math.Clamp(next, known, end - 1));
        while (true)
        {
            long rank = (long)index.CountBefore(next) + (days > 0 ? days - 1L : days);
            if (rank >= 0 && rank < index.Total)
            {
                result = DefinedHours.Date(index.DayAt((int)rank));
                return IsKnown(result);
            }

            if (days > 0 ? index.End >= end : index.First <= known) return false;
            index = days > 0 ? Days(index.First, index.End) : Days(index.First - 1, index.End - 1);
        }
    }

    /// <summary>Counts business days from the local date of an instant and keeps the time of day.</summary>
    /// <param name="from">The instant.</param>
    /// <param name="days">How many; negative counts back; zero stays on the date.</param>
    /// <param name="roll">Where it goes if it is closed at that time of day.</param>
    /// <returns>One business day after Friday 20:00 (hours until 17:00) is Monday 20:00, and rolled forward Tuesday 09:00. Never, if the calendar
    /// does not know that many days.</returns>
    public Moment AddBusinessDays(Instant from, int days, Roll roll = Roll.Following)
    {
        LocalDateTime local = from.InZone(Zone).LocalDateTime;
        if (!TryAddBusinessDays(local.Date, days, out LocalDate date)) return Moment.Never;
        Instant at = ZoneMap.FirstInstantAt(Zone, date + local.TimeOfDay);
        return roll switch
        {
            _ when IsOpen(at) => Moment.At(at),
            Roll.Following => NextOpen(at),
            Roll.Preceding => PreviousClose(at),
            _ => Moment.At(at),
        };
    }

    /// <summary>When the hours of a business day are over: its last closing, which for a night shift is on the next date.</summary>
    /// <param name="date">The local date on which they open.</param>
    /// <returns>Never, if the date is no business day. A day that is open all round ends at midnight. In a combined calendar a day's hours are
    /// what is open between its two midnights.</returns>
    public Moment CloseOfBusiness(LocalDate date) => IsBusinessDay(date) ? At(_hours.HoursOf(DefinedHours.Day(date)).To) : Moment.Never;

    private bool IsKnown(LocalDate date) => date >= Options.KnownFrom && date < Options.KnownTo;

    private BusinessDays Days(LocalDate first, LocalDate last) => Days(DefinedHours.Day(first), DefinedHours.Day(last));

    /// <summary>An index that has both days, made when it is first needed and at least doubled when more is.</summary>
    private BusinessDays Days(int first, int last)
    {
        if (_days is BusinessDays known && known.Covers(first) && known.Covers(last)) return known;
        lock (_extending)
        {
            int from = Math.Min(first, _days?.First ?? DefinedHours.Day(Options.CompiledFrom)), to = Math.Max(last + 1, _days?.End ?? DefinedHours.Day(Options.CompiledTo));
            if (_days is BusinessDays old)
            {
                if (from < old.First) from = Math.Max(DefinedHours.Day(Options.KnownFrom), Math.Min(from, old.First - (old.End - old.First)));
                if (to > old.End) to = Math.Min(DefinedHours.Day(Options.KnownTo), Math.Max(to, old.End + (old.End - old.First)));
                from = Math.Min(from, first);
                to = Math.Max(to, last + 1);
            }

            ulong[] bits = new ulong[(to - from + 63) / 64];
            _hours.MarkBusinessDays(from, bits);
            return _days = new BusinessDays(from, bits);
        }
    }
}
