using System.Collections.Immutable;
using Crm.Primitives;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Crm.Sla.Tests.Calendars;

/// <summary>Generators of definitions and instants: any zone, nights, lunch breaks, cycles, holidays, overrides, closures, 1970 to 2060.</summary>
internal static class SomeCalendars
{
    private static readonly LocalDate First = new(1970, 1, 1);

    internal static readonly IReadOnlyList<string> Zones = [.. DateTimeZoneProviders.Tzdb.Ids];

    internal static Gen<LocalDate> Dates => Gen.Choose(0, 90 * 365).Select(First.PlusDays);

    internal static Gen<Instant> Instants =>
        from second in Gen.Choose(0, int.MaxValue)
        from tick in Gen.Choose(0, 9_999_999)
            // Twice the range of an int in seconds: up to 2060 is 2.84e9.
        from half in Gen.Choose(0, 33)
        select Instant.FromUnixTimeTicks((second * 10_000_000L) + tick).Plus(Duration.FromDays(half * 240));

    internal static Gen<Duration> Amounts => Gen.OneOf(
        Gen.Choose(0, 100_000).Select(static s => Duration.FromSeconds(s)),
        Gen.Choose(0, 40_000).Select(static m => Duration.FromMinutes(m)),
        Gen.Choose(0, 200).Select(static h => Duration.FromHours(h)),
        Gen.Choose(0, int.MaxValue).Select(static t => Duration.FromTicks(t)));

    internal static Gen<LocalTimeWindow> Windows =>
        from open in Gen.Choose(0, 95)
        from close in Gen.Choose(0, 95)
        select new LocalTimeWindow(LocalTime.FromMinutesSinceMidnight(open * 15), LocalTime.FromMinutesSinceMidnight(close * 15));

    internal static Gen<BusinessCalendarDefinition> Definitions =>
        from zone in Gen.Elements<string>(Zones)
        from cycle in Gen.Choose(1, 3)
        from windows in WeeklyWindows(cycle).ListOf(6)
        from later in WeeklyWindows(1).ListOf(3)
        from change in Dates
        from cycleStart in Dates
        from holidays in Dates.ListOf(30)
        from overrides in (from date in Dates from w in Windows.ListOf(2) select new DateOverride(date, [.. w])).ListOf(10)
        from closures in (from date in Dates from w in Windows select LocalClosure.On(date, w)).ListOf(10)
            // Whole seconds in half of them: those are laid out in another way.
        from second in Gen.Elements(1, 10_000_000)
        from outages in (from at in Instants.Select(i => i - Duration.FromTicks(i.ToUnixTimeTicks() % second)) from length in Gen.Choose(0, 500_000) select new InstantClosure(at, at.Plus(Duration.FromSeconds(length)))).ListOf(5)
        select new BusinessCalendarDefinition
        {
            Key = "any",
            TimeZone = zone,
            Schedules =
            [
                new WeeklySchedule { Windows = [new WeeklyWindow(IsoDayOfWeek.Monday, LocalTimeWindow.Parse("09:00", "17:00")), .. windows], CycleWeeks = cycle, CycleStart = cycleStart },
                new WeeklySchedule { Windows = [new WeeklyWindow(IsoDayOfWeek.Tuesday, LocalTimeWindow.Parse("22:00", "06:00")), .. later], Effective = new EffectivePeriod(change, null) },
            ],
            Holidays = [new HolidaySet("some") { Dates = [.. holidays.Select(static d => new HolidayDate(d, "day"))] }],
            Overrides = [.. overrides.DistinctBy(static o => o.Date)],
            Closures = [.. closures],
            InstantClosures = [.. outages],
        };

    /// <summary>Calendars of random definitions, others in each run of the tests: compiled once for all laws, because that is most of what a law costs.</summary>
    internal static Gen<(BusinessCalendarDefinition Definition, BusinessCalendar Calendar)> Compiled => Gen.Elements<(BusinessCalendarDefinition, BusinessCalendar)>(Pool.Value);

    private static readonly Lazy<(BusinessCalendarDefinition, BusinessCalendar)[]> Pool = new(static () => [.. Definitions.Sample(150).Select(static d => (d, Compile(d)))]);

    internal static Gen<HolidayRule> Rules =>
        from observed in Gen.Elements(Enum.GetValues<ObservedRule>())
        from fromYear in Gen.Elements<int?>(null, 1980, 2010)
        from toYear in Gen.Elements<int?>(null, 2030)
        from except in Gen.Choose(1970, 2060).ListOf(2)
        from rule in Gen.OneOf(
            from month in Gen.Choose(1, 12) from day in Gen.Choose(1, 29) select (HolidayRule)new FixedHoliday("fixed", month, day),
            from month in Gen.Choose(1, 12)
            from weekday in Gen.Choose(1, 7)
            from n in Gen.Elements(-5, -1, 1, 2, 3, 4, 5)
            from offset in Gen.Choose(-60, 60)
            select (HolidayRule)new NthWeekdayHoliday("nth", month, (IsoDayOfWeek)weekday, n) { OffsetDays = offset },
            from offset in Gen.Choose(-100, 250) select (HolidayRule)new EasterHoliday("Easter", offset))
        select rule with { Observed = observed, FromYear = fromYear, ToYear = toYear, ExceptYears = [.. except] };

    internal static Gen<BusinessCalendarDefinition> DefinitionsWithRules =>
        from definition in Definitions
        from rules in Rules.ListOf(8)
        from horizon in Gen.Elements<CalendarHorizon?>(null, new CalendarHorizon(new LocalDate(2020, 1, 1), new LocalDate(2022, 1, 1), new LocalDate(1969, 1, 1)))
        select definition with { Holidays = [.. definition.Holidays, new HolidaySet("rules") { Rules = [.. rules] }], Horizon = horizon };

    internal static BusinessCalendar Compile(BusinessCalendarDefinition definition, CalendarOptions? options = null)
    {
        Result<BusinessCalendar> compiled = BusinessCalendar.Compile(definition, options);
        Assert.True(compiled.IsSuccess, compiled.ToString());
        return compiled.Value;
    }

    internal static BusinessCalendar NineToFive(string zone = "Etc/UTC") =>
        new BusinessCalendarBuilder("9-5", zone).Weekly(BusinessCalendarBuilder.MondayToFriday, "09:00", "17:00").Compile().Value;

    internal static BusinessCalendarDefinition NineToFiveDefinition(string zone = "Etc/UTC") =>
        new BusinessCalendarBuilder("9-5", zone).Weekly(BusinessCalendarBuilder.MondayToFriday, "09:00", "17:00").Define();

    internal static Instant At(string text) => NodaTime.Text.InstantPattern.ExtendedIso.Parse(text).Value;

    private static Gen<WeeklyWindow> WeeklyWindows(int cycle) =>
        from day in Gen.Choose(1, 7)
        from week in Gen.Choose(0, cycle - 1)
        from window in Windows
        select new WeeklyWindow((IsoDayOfWeek)day, window, week);
}
