using Crm.Primitives;
using NodaTime;

namespace Crm.Sla.Tests.Calendars;

public sealed class CalendarCompileTests
{
    [Fact]
    public void Compile_DefinitionWithManyMistakes_NamesThemAllAtOnce()
    {
        BusinessCalendarDefinition wrong = new()
        {
            Key = "",
            TimeZone = "Mars/Olympus",
            Schedules =
            [
                new WeeklySchedule { CycleWeeks = 2, Windows = [new WeeklyWindow(IsoDayOfWeek.Monday, LocalTimeWindow.WholeDay, Week: 2), new WeeklyWindow(IsoDayOfWeek.None, LocalTimeWindow.WholeDay)] },
                new WeeklySchedule { CycleWeeks = 0 },
            ],
            Overrides = [new DateOverride(new LocalDate(2024, 1, 1), []), new DateOverride(new LocalDate(2024, 1, 1), [])],
            Closures = [new LocalClosure(new LocalDateTime(2024, 1, 2, 0, 0), new LocalDateTime(2024, 1, 1, 0, 0))],
            Holidays = [new HolidaySet("bad") { Rules = [new FixedHoliday("no day", 2, 30), new NthWeekdayHoliday("no week", 2, IsoDayOfWeek.Monday, 0)] }],
        };
        Result<BusinessCalendar> compiled = BusinessCalendar.Compile(wrong);
        Assert.Equal(ResultStatus.Invalid, compiled.Status);
        Assert.Equal(
            ["/closures/0 sla.closure_reversed", "/holidays/0/rules/0 sla.holiday_rule_invalid", "/holidays/0/rules/1 sla.holiday_rule_invalid", "/key sla.key_missing",
                "/overrides/1 sla.override_duplicate", "/schedules/0/cycleStart sla.cycle_start_missing", "/schedules/0/windows/0/week sla.cycle_week_invalid",
                "/schedules/0/windows/1/day sla.weekday_invalid", "/schedules/1/cycleWeeks sla.cycle_invalid", "/timeZone sla.zone_unknown"],
            compiled.ValidationErrors.Where(static e => e.Severity == Severity.Error).Select(static e => $"{e.Identifier} {e.ErrorCode}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Compile_OverlappingWindows_WarnsAndCountsOnce()
    {
        BusinessCalendar calendar = new BusinessCalendarBuilder("overlap", "Etc/UTC").Weekly(IsoDayOfWeek.Sunday, LocalTimeWindow.Parse("22:00", "06:00"))
            .Weekly(IsoDayOfWeek.Monday, LocalTimeWindow.Parse("05:00", "09:00")).Compile().Value;
        Assert.Equal("/schedules/0/windows/1", Assert.Single(calendar.Diagnostics, static d => d.ErrorCode == "sla.windows_overlap").Identifier);
        Assert.Equal(Duration.FromHours(11), calendar.Between(SomeCalendars.At("2024-01-07T12:00:00Z"), SomeCalendars.At("2024-01-08T12:00:00Z")));
    }

    [Fact]
    public void Compile_ScheduleThatNeverHolds_Warns()
    {
        BusinessCalendarDefinition definition = new()
        {
            Key = "k",
            TimeZone = "Etc/UTC",
            Schedules = [new WeeklySchedule { Windows = [new WeeklyWindow(IsoDayOfWeek.Monday, LocalTimeWindow.WholeDay)] }, new WeeklySchedule { Windows = [new WeeklyWindow(IsoDayOfWeek.Friday, LocalTimeWindow.WholeDay)] }],
        };
        Assert.Contains(BusinessCalendar.Compile(definition).Value.Diagnostics, static d => d is { ErrorCode: "sla.schedule_shadowed", Identifier: "/schedules/0" });
    }

    [Fact]
    public void Compile_MoreEntriesThanAllowed_IsRefused() =>
        Assert.Contains(new BusinessCalendarBuilder("k", "Etc/UTC").Weekly(BusinessCalendarBuilder.EveryDay, "00:00", "24:00").Compile(new CalendarOptions { Limits = new DefinitionLimits { Expansions = 6 } }).ValidationErrors,
            static e => e.ErrorCode == "sla.limit_exceeded");

    [Fact]
    public void Compile_SpansThatDoNotNest_IsRefused() =>
        Assert.Contains(new BusinessCalendarBuilder("k", "Etc/UTC").Compile(new CalendarOptions { CompiledTo = new LocalDate(2500, 1, 1) }).ValidationErrors,
            static e => e.ErrorCode == "sla.horizon_invalid");

    [Fact]
    public void Compile_WindowsThatOverlapInManyWays_WarnsOnceForEach()
    {
        BusinessCalendarDefinition definition = new BusinessCalendarBuilder("k", "Etc/UTC")
            .Weekly(IsoDayOfWeek.Monday, LocalTimeWindow.Parse("09:00", "17:00")).Weekly(IsoDayOfWeek.Monday, LocalTimeWindow.Parse("10:00", "11:00"))
            .Weekly(IsoDayOfWeek.Monday, LocalTimeWindow.Parse("16:00", "18:00")).Weekly(IsoDayOfWeek.Monday, LocalTimeWindow.Parse("18:00", "19:00"))
            .Override(new LocalDate(2024, 1, 8), LocalTimeWindow.Parse("12:00", "14:00"), LocalTimeWindow.Parse("13:00", "15:00")).Define();
        Assert.Equal(["/overrides/0/windows/1", "/schedules/0/windows/1", "/schedules/0/windows/2"], Warnings(definition, "sla.windows_overlap"));
    }

    [Fact]
    public void Compile_SchedulesThatNeverHold_WarnsWhy()
    {
        WeeklySchedule Hours(LocalDate? from, LocalDate? to) =>
            new() { Windows = [new WeeklyWindow(IsoDayOfWeek.Monday, LocalTimeWindow.WholeDay)], Effective = new EffectivePeriod(from, to) };
        BusinessCalendarDefinition definition = new()
        {
            Key = "k",
            TimeZone = "Etc/UTC",
            Schedules =
            [
                Hours(null, null), // holds in 2031
                Hours(new LocalDate(2020, 1, 1), new LocalDate(2022, 1, 1)), // the two after it cover it together
                Hours(null, new LocalDate(2021, 1, 1)),
                Hours(new LocalDate(2021, 1, 1), new LocalDate(2031, 1, 1)),
                Hours(new LocalDate(2024, 1, 1), new LocalDate(2024, 1, 1)),
                Hours(new LocalDate(2300, 1, 1), null),
                Hours(new LocalDate(2032, 1, 1), null),
            ],
        };
        Assert.Equal(["/schedules/1"], Warnings(definition, "sla.schedule_shadowed"));
        Assert.Equal(["/schedules/4/effective"], Warnings(definition, "sla.effective_empty"));
        Assert.Equal(["/schedules/5/effective"], Warnings(definition, "sla.outside_horizon"));
    }

    [Fact]
    public void Compile_HoursThatAreAlwaysTakenAway_WarnsThatItIsNeverOpen()
    {
        BusinessCalendarBuilder closed = new BusinessCalendarBuilder("k", "Etc/UTC").Weekly(BusinessCalendarBuilder.MondayToFriday, "09:00", "17:00")
            .Close(new LocalDateTime(1900, 1, 1, 0, 0), new LocalDateTime(2200, 1, 1, 0, 0));
        Assert.Equal(["/schedules"], Warnings(closed.Define(), "sla.never_open"));
        BusinessCalendarBuilder later = new BusinessCalendarBuilder("k", "Etc/UTC").EffectiveFrom(new LocalDate(2050, 1, 1)).Weekly(BusinessCalendarBuilder.MondayToFriday, "09:00", "17:00");
        Assert.Equal(["/schedules"], Warnings(later.Define(), "sla.never_open"));
        Assert.False(later.Compile().Value.IsNeverOpen);
        Assert.Empty(Warnings(SomeCalendars.NineToFive(), "sla.never_open"));
    }

    [Fact]
    public void Compile_EntriesThatDoNothing_WarnsWhere()
    {
        BusinessCalendarDefinition definition = new BusinessCalendarBuilder("k", "Etc/UTC").Weekly(BusinessCalendarBuilder.MondayToFriday, "09:00", "17:00")
            .Holidays(new HolidaySet("h") { Rules = [new FixedHoliday("reversed", 1, 1) { FromYear = 2020, ToYear = 2019 }, new EasterHoliday("good", -2) { FromYear = 2020, ToYear = 2020 }] })
            .Close(new LocalDateTime(2300, 1, 1, 0, 0), new LocalDateTime(2300, 1, 2, 0, 0)).Close(new LocalDateTime(2024, 1, 1, 0, 0), new LocalDateTime(2024, 1, 1, 0, 0))
            .Close(SomeCalendars.At("1800-01-01T00:00:00Z"), SomeCalendars.At("1800-01-02T00:00:00Z"))
            .Override(new LocalDate(1850, 1, 1)).Define();
        Assert.Equal(["/closures/0", "/instantClosures/0", "/overrides/0"], Warnings(definition, "sla.outside_horizon"));
        Assert.Equal(["/closures/1"], Warnings(definition, "sla.closure_empty"));
        Assert.Equal(["/holidays/0/rules/0"], Warnings(definition, "sla.holiday_never"));
    }

    [Fact]
    public void Compile_HostileDefinitions_AreRefusedBeforeTheyCost()
    {
        WeeklyWindow[] windows = [.. Enumerable.Range(0, 90_000).Select(static i => new WeeklyWindow(IsoDayOfWeek.Monday, new LocalTimeWindow(LocalTime.FromTicksSinceMidnight(i * 20L), LocalTime.FromTicksSinceMidnight((i * 20L) + 10))))];
        HolidayRule[] rules = [.. Enumerable.Range(0, 50_000).Select(static i => new FixedHoliday("h", 1, 1) { Observed = ObservedRule.NextFreeWeekday })];
        BusinessCalendarDefinition plain = SomeCalendars.NineToFiveDefinition();
        BusinessCalendarDefinition[] hostile =
        [
            plain with { Schedules = [new WeeklySchedule { Windows = [.. windows] }] },
            plain with { Schedules = [.. Enumerable.Range(0, 1_001).Select(static _ => new WeeklySchedule { CycleWeeks = 104 })] },
            plain with { Holidays = [new HolidaySet("h") { Rules = [.. rules] }] },
            plain with { Overrides = [.. Enumerable.Range(0, 60_000).Select(static i => new DateOverride(new LocalDate(2024, 1, 1).PlusDays(i), [LocalTimeWindow.WholeDay]))] },
        ];
        foreach (BusinessCalendarDefinition definition in hostile)
            Assert.All(BusinessCalendar.Compile(definition).ValidationErrors, static e => Assert.Equal("sla.limit_exceeded", e.ErrorCode));
        // As large as is allowed: tens of thousands of windows, holidays, overrides and closures, each against each other.
        BusinessCalendarDefinition large = plain with
        {
            Schedules = [new WeeklySchedule { Windows = [.. windows.Take(60)] }],
            Holidays = [new HolidaySet("h") { Dates = [.. Enumerable.Range(0, 30_000).Select(static i => new HolidayDate(new LocalDate(2000, 1, 1).PlusDays(i), "h"))], Rules = [.. rules.Take(200)] }],
            Overrides = [.. Enumerable.Range(0, 15_000).Select(static i => new DateOverride(new LocalDate(2000, 1, 1).PlusDays(i), [LocalTimeWindow.WholeDay]))],
            Closures = [.. Enumerable.Range(0, 30_000).Select(static i => LocalClosure.On(new LocalDate(2000, 1, 1).PlusDays(i), LocalTimeWindow.Parse("12:00", "13:00")))],
        };
        BusinessCalendar calendar = BusinessCalendar.Compile(large).Value;
        Assert.True(calendar.IsBusinessDay(new LocalDate(2024, 1, 1)));
        Assert.Equal(Duration.FromHours(23), calendar.Between(SomeCalendars.At("2024-01-01T00:00:00Z"), SomeCalendars.At("2024-01-02T00:00:00Z")));
    }

    private static IEnumerable<string> Warnings(BusinessCalendarDefinition definition, string code) => Warnings(BusinessCalendar.Compile(definition).Value, code);

    private static IEnumerable<string> Warnings(BusinessCalendar calendar, string code) =>
        calendar.Diagnostics.Where(d => d.ErrorCode == code).Select(static d => d.Identifier ?? "").Order(StringComparer.Ordinal);
}
