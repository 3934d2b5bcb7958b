using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Interval = NodaTime.Interval;

namespace Crm.Sla.Tests.Calendars;

/// <summary>What holds for every calendar, every zone and every instant from 1970 to 2060.</summary>
public sealed class BusinessCalendarLaws
{
    private static readonly Duration Tick = Duration.FromTicks(1);

    private static Gen<(BusinessCalendarDefinition D, BusinessCalendar Calendar, Instant A, Instant B, Instant C, Duration N)> Cases =>
        from of in SomeCalendars.Compiled
        from a in SomeCalendars.Instants
        from b in SomeCalendars.Instants
        from c in SomeCalendars.Instants
        from n in SomeCalendars.Amounts
        select (of.Definition, of.Calendar, a, b, c, n);

    [Fact]
    public void Between_AnyThreeInstants_AddsUp() => Law.Holds(Cases, static x =>
    {
        BusinessCalendar calendar = x.Calendar;
        return calendar.Between(x.A, x.C) == calendar.Between(x.A, x.B) + calendar.Between(x.B, x.C)
            && calendar.Between(x.A, x.B) == -calendar.Between(x.B, x.A);
    }, 300);

    [Fact]
    public void Between_LaterEnd_NeverLessAndNeverMoreThanRealTime() => Law.Holds(Cases, static x =>
    {
        BusinessCalendar calendar = x.Calendar;
        Instant from = Instant.Min(x.A, x.B), to = Instant.Max(x.A, x.B);
        Duration open = calendar.Between(from, to);
        return open >= Duration.Zero && open <= to - from && calendar.Between(from, to.Plus(x.N)) >= open;
    }, 300);

    [Fact]
    public void Add_LaterStartOrMoreTime_IsNeverEarlier() => Law.Holds(Cases, static x =>
    {
        BusinessCalendar calendar = x.Calendar;
        Instant from = Instant.Min(x.A, x.B), to = Instant.Max(x.A, x.B);
        return Enum.GetValues<BoundaryPolicy>().All(p => calendar.Add(from, x.N, p) <= calendar.Add(to, x.N, p) && calendar.Add(from, x.N, p) <= calendar.Add(from, x.N + x.N, p)
            && calendar.Subtract(from, x.N, p) <= calendar.Subtract(to, x.N, p) && calendar.Subtract(to, x.N + x.N, p) <= calendar.Subtract(to, x.N, p));
    }, 300);

    [Fact]
    public void Add_AnyAmount_HasThatAmountBehindItAndIsTheFirstOrTheLastSuch() => Law.Holds(Cases, static x =>
    {
        BusinessCalendar calendar = x.Calendar;
        Instant earliest = calendar.Add(x.A, x.N).Instant, latest = calendar.Add(x.A, x.N, BoundaryPolicy.Latest).Instant;
        return calendar.Between(x.A, earliest) == x.N && calendar.Between(x.A, latest) == x.N && earliest <= latest && earliest >= x.A
            && (x.N == Duration.Zero || calendar.Between(x.A, earliest - Tick) < x.N)
            && calendar.Between(x.A, latest + Tick) > x.N;
    }, 300);

    [Fact]
    public void Subtract_AnyAmount_MirrorsAdd() => Law.Holds(Cases, static x =>
    {
        BusinessCalendar calendar = x.Calendar;
        Instant earliest = calendar.Subtract(x.A, x.N, BoundaryPolicy.Earliest).Instant, latest = calendar.Subtract(x.A, x.N).Instant;
        return calendar.Between(earliest, x.A) == x.N && calendar.Between(latest, x.A) == x.N && earliest <= latest && latest <= x.A
            && (x.N == Duration.Zero || calendar.Between(latest + Tick, x.A) < x.N)
            && calendar.Between(earliest - Tick, x.A) > x.N
            && (x.N == Duration.Zero || calendar.Add(x.A, -x.N, BoundaryPolicy.Latest) == Moment.At(latest));
    }, 300);

    [Fact]
    public void Combinations_TwoCalendarsInTwoZones_ObeyInclusionAndExclusion() => Law.Holds(
        from x in Cases from other in SomeCalendars.Compiled select (x, other),
        static y =>
        {
            BusinessCalendar a = y.x.Calendar, b = y.other.Calendar;
            Duration both = a.Intersect(b).Between(y.x.A, y.x.B);
            return a.Union(b).Between(y.x.A, y.x.B) + both == a.Between(y.x.A, y.x.B) + b.Between(y.x.A, y.x.B)
                && a.Except(b).Between(y.x.A, y.x.B) + both == a.Between(y.x.A, y.x.B);
        }, 60);

    [Fact]
    public void Intervals_AnySpan_AreOpenAndClosedAtTheirEndsAndAddUp() => Law.Holds(Cases, static x =>
    {
        BusinessCalendar calendar = x.Calendar;
        Instant to = x.A.Plus(Duration.FromDays(20));
        IReadOnlyList<Interval> intervals = calendar.Intervals(x.A, to);
        Duration sum = intervals.Aggregate(Duration.Zero, static (s, i) => s + i.Duration);
        return sum == calendar.Between(x.A, to)
            && intervals.All(i => calendar.IsOpen(i.Start) && calendar.IsOpen(i.End - Tick) && (i.End == to || !calendar.IsOpen(i.End)))
            && intervals.All(i => i.Start == x.A || calendar.NextOpen(i.Start - Tick) == Moment.At(i.Start))
            && intervals.All(i => i.End == to || (calendar.NextClose(i.Start) == Moment.At(i.End) && calendar.PreviousClose(i.End) == Moment.At(i.End)));
    }, 300);

    [Fact]
    public void Between_AnyDefinition_CountsTheSecondsTheOracleCounts() => Law.Holds(Cases, static x =>
    {
        BusinessCalendar calendar = x.Calendar;
        Instant from = Instant.FromUnixTimeSeconds(x.A.ToUnixTimeSeconds()), to = from.Plus(Duration.FromDays(2));
        return calendar.Between(from, to) == Duration.FromSeconds(new CalendarOracle(x.D).OpenSeconds(from, to));
    }, 40);
}
