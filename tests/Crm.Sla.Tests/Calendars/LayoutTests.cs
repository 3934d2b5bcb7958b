using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using static Crm.Sla.Tests.Calendars.SomeCalendars;

namespace Crm.Sla.Tests.Calendars;

/// <summary>The flat layout of all time is the simple one; whatever else lays time out has to answer as it does.</summary>
public sealed class LayoutTests
{
    private static readonly CalendarOptions AllFlat = new() { CompiledFrom = new LocalDate(1995, 1, 1), CompiledTo = new LocalDate(2045, 1, 1), KnownFrom = new LocalDate(1995, 1, 1), KnownTo = new LocalDate(2045, 1, 1) };
    private static readonly CalendarOptions AllCompact = AllFlat with { Form = CalendarForm.Compact };

    /// <summary>A month, so that almost every question reaches over its ends.</summary>
    private static readonly CalendarOptions Narrow = AllFlat with { CompiledFrom = new LocalDate(2020, 1, 1), CompiledTo = new LocalDate(2020, 2, 1) };

    private static Gen<(BusinessCalendarDefinition D, Instant A, Instant B, Duration N)> Cases =>
        from d in DefinitionsWithRules
        from a in Gen.OneOf(Instants, NearTheMonth)
        from b in Gen.OneOf(Instants, NearTheMonth)
        from n in Gen.OneOf(Amounts, Amounts.Select(static n => n * 50))
        select (d with { Horizon = null }, a, b, n);

    private static Gen<Instant> NearTheMonth =>
        from border in Gen.Elements(Instant.FromUtc(2020, 1, 1, 0, 0), Instant.FromUtc(2020, 2, 1, 0, 0))
        from ticks in Gen.OneOf(Gen.Choose(-3, 3), Gen.Choose(int.MinValue, int.MaxValue))
        from factor in Gen.Elements(1, 1_000)
        select border + Duration.FromTicks((long)ticks * factor);

    [Fact]
    public void Compact_AnyQuestion_IsAnsweredAsByTheFlatOne() => Law.Holds(Cases, static x => Same(SomeCalendars.Compile(x.D, AllFlat), SomeCalendars.Compile(x.D, AllCompact), x.A, x.B, x.N), 120);

    [Fact]
    public void Grown_AnyQuestionAcrossTheHorizon_IsAnsweredAsByOneLaidOutAtOnce() => Law.Holds(
        from x in Cases from form in Gen.Elements(Enum.GetValues<CalendarForm>()) select (x, form), static y =>
    {
        BusinessCalendar whole = SomeCalendars.Compile(y.x.D, AllFlat), grown = SomeCalendars.Compile(y.x.D, Narrow with { Form = y.form });
        return Same(whole, grown, y.x.A, y.x.B, y.x.N);
    }, 100);

    [Fact]
    public void Combined_OfCompactCalendars_IsAnsweredAsOfFlatOnes() => Law.Holds(
        from x in Cases from other in Definitions from operation in Gen.Elements(Enum.GetValues<CalendarOperation>()) select (x, other, operation), static y => Same(
            BusinessCalendar.Combine("c", y.operation, SomeCalendars.Compile(y.x.D, AllFlat), SomeCalendars.Compile(y.other, AllFlat)),
            BusinessCalendar.Combine("c", y.operation, SomeCalendars.Compile(y.x.D, Narrow with { Form = CalendarForm.Compact }), SomeCalendars.Compile(y.other, AllCompact)),
            y.x.A, y.x.B, y.x.N), 25);

    [Fact]
    public void Compact_CrowdedDaysAndNoneAtAll_AreAnsweredAsByTheFlatOne()
    {
        Instant day = At("2024-01-09T00:00:00Z");
        BusinessCalendarBuilder crowded = new BusinessCalendarBuilder("crowded", "Etc/UTC").Weekly(BusinessCalendarBuilder.EveryDay, "00:00", "24:00");
        for (int i = 0; i < 500; i++) crowded.Close(day + Duration.FromSeconds(i * 10), day + Duration.FromSeconds((i * 10) + 5));
        BusinessCalendarDefinition[] definitions =
        [
            crowded.Define(), new BusinessCalendarBuilder("never", "Etc/UTC").Define(),
            new BusinessCalendarBuilder("always", "Etc/UTC").Weekly(BusinessCalendarBuilder.EveryDay, "00:00", "24:00").Define(),
        ];
        foreach (BusinessCalendarDefinition definition in definitions)
        {
            BusinessCalendar flat = SomeCalendars.Compile(definition, AllFlat), compact = SomeCalendars.Compile(definition, AllCompact);
            for (int i = 0; i < 2_000; i++)
                Assert.True(Same(flat, compact, day + Duration.FromMilliseconds(i * 2_501), day + Duration.FromSeconds(i), Duration.FromMilliseconds(i * 997)), $"{definition.Key} {i}");
        }
    }

    /// <summary>Spans and gaps from nothing to years, so that rows crowd into a slice here and are far apart there.</summary>
    [Fact]
    public void Narrow_AnySpansOfSeconds_AreAnsweredAsByTheWideOne() => Law.Holds(
        from lengths in Gen.OneOf(Gen.Choose(1, 20), Gen.Choose(1, 40_000), Gen.Choose(1, 20_000_000)).ListOf()
        from start in Gen.Choose(-2_000_000_000, 0)
        from ticks in Gen.Choose(0, 999_999_999).ListOf(40)
        select (lengths, start, ticks), static x =>
    {
        long from = x.start * 10_000_000L, next = from;
        List<OpenSpan> spans = [];
        for (int i = 0; i + 1 < x.lengths.Count; i += 2)
        {
            long open = next + ((x.lengths[i] - 1) * 10_000_000L);
            next = open + (x.lengths[i + 1] * 10_000_000L);
            // Two that touch are one, as the compiler has them.
            if (spans.Count > 0 && spans[^1].To == open) spans[^1] = spans[^1] with { To = next };
            else spans.Add(new OpenSpan(open, next));
        }

        long to = next + ((x.lengths.Count == 0 ? 1 : x.lengths[^1]) * 10_000_000L);
        FlatLayout wide = new(spans, from, to);
        NarrowLayout narrow = NarrowLayout.TryMake(spans, from, to)!;
        IEnumerable<long> edges = spans.SelectMany(static s => new[] { s.From, s.To }).Append(from).Append(to);
        return narrow.Total == wide.Total
            && edges.SelectMany(static e => new[] { e - 1, e, e + 1, e + 9_999_999 }).Concat(x.ticks.Select(t => from + (long)((to - from) * (t / 1e9)))).Where(t => t >= from && t <= to).All(t => SameAt(wide, narrow, t))
            && spans.Select(s => wide.TotalAt(s.From)).SelectMany(static t => new[] { t - 1, t, t + 1 }).Concat(x.ticks.Select(t => (long)(wide.Total * (t / 1e9)))).Append(wide.Total).All(t =>
                (t <= 0 || t > wide.Total || wide.EarliestAt(t) == narrow.EarliestAt(t)) && (t < 0 || t >= wide.Total || wide.LatestAt(t) == narrow.LatestAt(t)));
    }, 300);

    [Fact]
    public void Narrow_WhatDoesNotFit_IsLeftToTheWideOne()
    {
        const long Second = 10_000_000, Day = 86_400 * Second;
        Assert.NotNull(NarrowLayout.TryMake([new OpenSpan(Second, 2 * Second)], 0, Day));
        Assert.Null(NarrowLayout.TryMake([new OpenSpan(Second + 1, 2 * Second)], 0, Day));
        Assert.Null(NarrowLayout.TryMake([new OpenSpan(Second, (2 * Second) - 1)], 0, Day));
        // 136 years of seconds, and as many rows as two bytes count.
        Assert.NotNull(NarrowLayout.TryMake([], 0, (uint.MaxValue - 1L) * Second));
        Assert.Null(NarrowLayout.TryMake([], 0, uint.MaxValue * Second));
        List<OpenSpan> many = [.. Enumerable.Range(0, 65_535).Select(static i => new OpenSpan(2 * i * Second, ((2 * i) + 1) * Second))];
        NarrowLayout full = NarrowLayout.TryMake(many, 0, 2 * Day)!;
        FlatLayout wide = new(many, 0, 2 * Day);
        for (long tick = 0; tick < 2 * Day; tick += 7_777_777) Assert.True(SameAt(wide, full, tick));
        Assert.Null(NarrowLayout.TryMake([.. many, new OpenSpan((2 * Day) - Second, 2 * Day)], 0, 2 * Day));
    }

    [Fact]
    public void Flat_OfThirtyYears_TakesUnder300KiBAlsoWithALunchBreak()
    {
        Assert.InRange(NewYork(CalendarForm.Flat).LayoutBytes, 1, 120 * 1024);
        BusinessCalendarDefinition lunch = new BusinessCalendarBuilder("lunch", "America/New_York").Weekly(BusinessCalendarBuilder.MondayToFriday, "09:00", "12:00")
            .Weekly(BusinessCalendarBuilder.MondayToFriday, "13:00", "17:00").Holidays(CountryHolidays.Find("US")!).Define();
        Assert.InRange(SomeCalendars.Compile(lunch).LayoutBytes, 1, 220 * 1024);
    }

    [Fact]
    public void Compact_OfThirtyYears_TakesUnder6KiBAlsoWithBusinessDays()
    {
        BusinessCalendar calendar = NewYork(CalendarForm.Compact);
        Assert.InRange(calendar.LayoutBytes, 1, 5 * 1024);
        Assert.True(calendar.IsBusinessDay(new LocalDate(2024, 1, 8)));
        Assert.InRange(calendar.LayoutBytes, 1, 6 * 1024);
    }

    [Fact]
    public void Compile_OfThirtyYears_AllocatesLittleInPassing()
    {
        NewYork(CalendarForm.Flat);
        long before = GC.GetAllocatedBytesForCurrentThread();
        NewYork(CalendarForm.Flat);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 512 * 1024);
    }

    [Fact]
    public void Arithmetic_BeyondTheHorizon_AllocatesNothingOnceItIsLaidOut()
    {
        foreach (CalendarForm form in Enum.GetValues<CalendarForm>())
        {
            BusinessCalendar calendar = NewYork(form);
            // Inside, across the horizon, and far beyond it to both sides.
            Instant[] starts = [Instant.FromUtc(2024, 1, 1, 0, 0), Instant.FromUtc(2039, 12, 30, 0, 0), Instant.FromUtc(2150, 1, 1, 0, 0), Instant.FromUtc(1920, 1, 1, 0, 0)];
            long checksum = 0;
            Assert.Equal(0, Allocated.Least(() =>
            {
                foreach (Instant start in starts) checksum += AllocationTests.Work(calendar, start, 200);
            }));
            Assert.NotEqual(0, checksum);
        }
    }

    [Fact]
    public void Arithmetic_EndsOfTime_AnswerAtOnce()
    {
        foreach (CalendarForm form in Enum.GetValues<CalendarForm>())
        {
            BusinessCalendar calendar = NewYork(form);
            Instant now = At("2024-01-09T01:00:00Z");
            foreach (Duration huge in new[] { Duration.MaxValue, Duration.MinValue, Duration.FromDays(10_000_001), Duration.FromDays(-9_999_999) })
            {
                Assert.True(calendar.Add(now, huge).IsNever);
                Assert.True(calendar.Add(now, huge, BoundaryPolicy.Latest).IsNever);
                Assert.True(calendar.Subtract(now, huge).IsNever);
                Assert.True(calendar.Subtract(now, huge, BoundaryPolicy.Earliest).IsNever);
            }

            Duration all = calendar.Between(Instant.MinValue, Instant.MaxValue);
            Assert.Equal(-all, calendar.Between(Instant.MaxValue, Instant.MinValue));
            Assert.Equal(all, calendar.Between(Instant.MinValue, now) + calendar.Between(now, Instant.MaxValue));
            // The last closing that is known, and none after it.
            Assert.Equal(calendar.PreviousClose(Instant.MaxValue), calendar.Add(Instant.MinValue, all));
            Assert.True(calendar.Add(Instant.MinValue, all, BoundaryPolicy.Latest).IsNever);
            Assert.True(calendar.Add(Instant.MinValue, all + Duration.FromTicks(1)).IsNever);
            Assert.Equal(calendar.NextOpen(Instant.MinValue), calendar.Subtract(Instant.MaxValue, all));
            Assert.False(calendar.IsOpen(Instant.MaxValue));
            Assert.False(calendar.IsOpen(Instant.MinValue));
            Assert.True(calendar.NextClose(Instant.MaxValue).IsNever);
            Assert.True(calendar.PreviousClose(Instant.MinValue).IsNever);
        }
    }

    [Fact]
    public void Growing_FromManyThreads_AnswersAsOneThread()
    {
        BusinessCalendar whole = SomeCalendars.Compile(BusinessCalendarOf("America/New_York"), AllFlat);
        for (int round = 0; round < 5; round++)
        {
            BusinessCalendar shared = SomeCalendars.Compile(BusinessCalendarOf("America/New_York"), Narrow);
            Parallel.For(0, 64, i =>
            {
                Instant at = Instant.FromUtc(1960 + i, 3, 4, 5, 6);
                Assert.Equal(whole.Add(at, Duration.FromHours(i * 100)), shared.Add(at, Duration.FromHours(i * 100)));
                Assert.Equal(whole.IsBusinessDay(new LocalDate(1960 + i, 3, 4)), shared.IsBusinessDay(new LocalDate(1960 + i, 3, 4)));
            });
        }
    }

    /// <summary>Every operation once.</summary>
    private static bool Same(BusinessCalendar one, BusinessCalendar two, Instant a, Instant b, Duration n) =>
        one.Between(a, b) == two.Between(a, b)
        && one.Add(a, n) == two.Add(a, n) && one.Add(a, n, BoundaryPolicy.Latest) == two.Add(a, n, BoundaryPolicy.Latest)
        && one.Subtract(a, n) == two.Subtract(a, n) && one.Subtract(a, n, BoundaryPolicy.Earliest) == two.Subtract(a, n, BoundaryPolicy.Earliest)
        && one.Add(a, -n) == two.Add(a, -n) && one.Subtract(b, -n) == two.Subtract(b, -n)
        && one.IsOpen(a) == two.IsOpen(a) && one.NextOpen(a) == two.NextOpen(a) && one.NextClose(a) == two.NextClose(a) && one.PreviousClose(a) == two.PreviousClose(a)
        && SameAtTheEdge(one, two, one.NextClose(b)) && SameAtTheEdge(one, two, one.NextOpen(b)) && SameAtTheEdge(one, two, one.PreviousClose(b))
        && one.Intervals(a, a.Plus(Duration.FromDays(30))).SequenceEqual(two.Intervals(a, a.Plus(Duration.FromDays(30))))
        && one.IsBusinessDay(a.InUtc().Date) == two.IsBusinessDay(a.InUtc().Date)
        && one.AddBusinessDays(a, 7) == two.AddBusinessDays(a, 7) && one.AddBusinessDays(a, -7, Roll.Preceding) == two.AddBusinessDays(a, -7, Roll.Preceding);

    /// <summary>At an opening or closing, and a tick to both sides.</summary>
    private static bool SameAtTheEdge(BusinessCalendar one, BusinessCalendar two, Moment edge) =>
        !edge.TryGetInstant(out Instant at) || Enumerable.Range(-1, 3).Select(tick => at + Duration.FromTicks(tick)).All(t =>
            one.IsOpen(t) == two.IsOpen(t) && one.NextClose(t) == two.NextClose(t) && one.PreviousClose(t) == two.PreviousClose(t) && one.NextOpen(t) == two.NextOpen(t)
            && one.Add(t, Duration.FromTicks(1)) == two.Add(t, Duration.FromTicks(1)) && one.Subtract(t, Duration.FromTicks(1)) == two.Subtract(t, Duration.FromTicks(1)));

    private static bool SameAt(OpenLayout one, OpenLayout two, long tick) =>
        one.TotalAt(tick) == two.TotalAt(tick) && one.Between(one.From, tick) == two.Between(two.From, tick)
        && (tick == one.To || (one.IsOpenAt(tick) == two.IsOpenAt(tick) && (!one.IsOpenAt(tick) || one.SpanAround(tick) == two.SpanAround(tick))));

    private static BusinessCalendar NewYork(CalendarForm form) => SomeCalendars.Compile(BusinessCalendarOf("America/New_York"), new CalendarOptions { Form = form });

    private static BusinessCalendarDefinition BusinessCalendarOf(string zone) => new BusinessCalendarBuilder("office", zone)
        .Weekly(BusinessCalendarBuilder.MondayToFriday, "09:00", "17:00").Holidays(CountryHolidays.Find("US")!).Define();
}
