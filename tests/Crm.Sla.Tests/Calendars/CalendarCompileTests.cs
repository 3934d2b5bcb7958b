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
}
