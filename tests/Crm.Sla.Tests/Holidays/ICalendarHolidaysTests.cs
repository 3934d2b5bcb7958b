using Crm.Primitives;
using Crm.Testing;
using FsCheck.Fluent;
using NodaTime;

namespace Crm.Sla.Tests.Holidays;

public sealed class ICalendarHolidaysTests
{
    [Fact]
    public void Read_WholeDaysRepetitionsAndFoldedLines_BecomeDatesAndRules()
    {
        HolidayImport import = Read("""
            BEGIN:VCALENDAR
            VERSION:2.0
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20260216
            DTEND;VALUE=DATE:20260219
            SUMMARY;LANGUAGE="en:US":Spring Festival\, the first
              days
            END:VEVENT
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20200501
            RRULE:FREQ=YEARLY;UNTIL=20270430T000000Z
            SUMMARY:Labour Day
            END:VEVENT
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20260303
            STATUS:CANCELLED
            SUMMARY:no more
            END:VEVENT
            END:VCALENDAR
            """).Value;
        Assert.Equal(
            [new HolidayDate(new LocalDate(2026, 2, 16), "Spring Festival, the first days"), new HolidayDate(new LocalDate(2026, 2, 17), "Spring Festival, the first days"),
                new HolidayDate(new LocalDate(2026, 2, 18), "Spring Festival, the first days"), new HolidayDate(new LocalDate(2026, 5, 1), "Labour Day")],
            import.Set.Between(new LocalDate(2026, 1, 1), new LocalDate(2026, 12, 31)));
        Assert.Empty(import.Set.Between(new LocalDate(2027, 1, 1), new LocalDate(2029, 12, 31)));
        Assert.Empty(import.Diagnostics);
    }

    [Fact]
    public void Read_EventWithATime_IsLeftOutWithAWarning()
    {
        HolidayImport import = Read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260216T120000Z\nSUMMARY:lunch\nEND:VEVENT\nEND:VCALENDAR").Value;
        Assert.Empty(import.Set.Dates);
        Assert.Equal(("/lines/2", "sla.ics_timed_event", Severity.Warning), import.Diagnostics.Select(static d => (d.Identifier, d.ErrorCode, d.Severity)).Single());
    }

    [Theory]
    [InlineData("hello", "sla.ics_malformed")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT", "sla.ics_malformed")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101", "sla.ics_malformed")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101\nDTEND:20250101\nEND:VEVENT", "sla.ics_malformed")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101\nRRULE:FREQ=YEARLY;BYDAY=1MO\nEND:VEVENT", "sla.ics_rule_unsupported")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101\nDTEND:99991231\nEND:VEVENT", "sla.limit_exceeded")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101\nEND:VEVENT", "sla.ics_malformed")] // cut off
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101\nBEGIN:VEVENT\nDTSTART:20260102\nEND:VEVENT\nEND:VEVENT\nEND:VCALENDAR", "sla.ics_malformed")]
    [InlineData("BEGIN:VCALENDAR\nEND:VEVENT\nEND:VCALENDAR", "sla.ics_malformed")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101\nDTEND:20260102\nDURATION:P1D\nEND:VEVENT\nEND:VCALENDAR", "sla.ics_malformed")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101\nDURATION:PT36H\nEND:VEVENT\nEND:VCALENDAR", "sla.ics_malformed")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101\nDURATION:P99999W\nRDATE:20270101\nEND:VEVENT\nEND:VCALENDAR", "sla.limit_exceeded")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101\nEXDATE:2026-01-01\nEND:VEVENT\nEND:VCALENDAR", "sla.ics_malformed")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101\nRECURRENCE-ID:20260101\nEND:VEVENT\nEND:VCALENDAR", "sla.ics_rule_unsupported")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101\nRRULE:FREQ=SECONDLY;COUNT=999999999\nEND:VEVENT\nEND:VCALENDAR", "sla.ics_rule_unsupported")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101\nRRULE:FREQ=YEARLY;FREQ=YEARLY\nEND:VEVENT\nEND:VCALENDAR", "sla.ics_rule_unsupported")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101\nRRULE:FREQ=YEARLY;INTERVAL=2\nEND:VEVENT\nEND:VCALENDAR", "sla.ics_rule_unsupported")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101\nRRULE:FREQ=YEARLY;BYMONTHDAY=1\nEND:VEVENT\nEND:VCALENDAR", "sla.ics_rule_unsupported")] // of every month
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH\nEND:VEVENT\nEND:VCALENDAR", "sla.ics_rule_unsupported")] // does not begin on one
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101\nRRULE:FREQ=YEARLY;UNTIL=20270101;COUNT=2\nEND:VEVENT\nEND:VCALENDAR", "sla.ics_rule_unsupported")]
    public void Read_FileThatCannotBeRead_SaysWhy(string text, string code) => Assert.Contains(Read(text).ValidationErrors, e => e.ErrorCode == code);

    [Fact]
    public void Read_WeekdayOfAMonthWithExceptionsAndAdditions_BecomesARule()
    {
        HolidayImport import = Read(Event("DTSTART;VALUE=DATE:20201126", "DURATION:P2D", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;COUNT=4;WKST=SU",
            "EXDATE;VALUE=DATE:20211125", "RDATE;VALUE=DATE:20211201,20211203", "SUMMARY:Thanks")).Value;
        Assert.Equal(
            [new LocalDate(2020, 11, 26), new LocalDate(2020, 11, 27), new LocalDate(2021, 12, 1), new LocalDate(2021, 12, 2), new LocalDate(2021, 12, 3), new LocalDate(2021, 12, 4),
                new LocalDate(2022, 11, 24), new LocalDate(2022, 11, 25), new LocalDate(2023, 11, 23), new LocalDate(2023, 11, 24)],
            Days(import, 2019, 2030));
        Assert.Equal([new LocalDate(2024, 5, 27), new LocalDate(2025, 5, 26)], Days(Read(Event("DTSTART:20240527", "RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO;UNTIL=20260524")).Value, 2020, 2030));
        // Christmas said twice; a leap day counts the years that have it.
        Assert.Equal([new LocalDate(2024, 12, 25), new LocalDate(2025, 12, 25)], Days(Read(Event("DTSTART:20241225", "RRULE:BYMONTH=12;BYMONTHDAY=25;FREQ=YEARLY;COUNT=2")).Value, 2020, 2030));
        Assert.Equal([new LocalDate(2024, 2, 29), new LocalDate(2028, 2, 29)], Days(Read(Event("DTSTART:20240229", "RRULE:FREQ=YEARLY;COUNT=2")).Value, 2020, 2040));
    }

    [Fact]
    public void Read_DatesWithAZoneAndAlarmsInside_AreTheirDates()
    {
        HolidayImport import = Read(Event("DTSTART;TZID=Europe/Berlin;VALUE=DATE:20260501", "BEGIN:VALARM", "DTSTART:20200101", "DURATION:P9D", "SUMMARY:ring", "END:VALARM", "SUMMARY:a\\\\nb\\nc")).Value;
        Assert.Equal(new HolidayDate(new LocalDate(2026, 5, 1), "a\\nb c"), Assert.Single(import.Set.Dates));
        Assert.Equal("sla.ics_timed_event", Assert.Single(Read(Event("DTSTART;TZID=Europe/Berlin:20260501T000000")).Value.Diagnostics).ErrorCode);
        Assert.Empty(Read(Event("DTSTART:20260501", "EXDATE:20260501")).Value.Set.Dates);
    }

    [Fact]
    public void Read_HostileFiles_AreRefusedBeforeTheyCost()
    {
        string folded = "BEGIN:VCALENDAR\n" + string.Concat(Enumerable.Repeat(" x\n", 300_000));
        Assert.Contains(Read(folded).ValidationErrors, static e => e.ErrorCode == "sla.ics_malformed");
        string many = "BEGIN:VCALENDAR\n" + string.Concat(Enumerable.Repeat("BEGIN:VEVENT\nDTSTART:20000101\nDTEND:22700101\nEND:VEVENT\n", 10_000)) + "END:VCALENDAR\n";
        Assert.Equal(["sla.limit_exceeded"], Read(many).ValidationErrors.Select(static e => e.ErrorCode));
        string rules = "BEGIN:VCALENDAR\n" + string.Concat(Enumerable.Repeat("BEGIN:VEVENT\nDTSTART:20000101\nRRULE:FREQ=YEARLY\nEND:VEVENT\n", 20_000)) + "END:VCALENDAR\n";
        Assert.Equal(["sla.limit_exceeded"], Read(rules).ValidationErrors.Select(static e => e.ErrorCode));
        Assert.InRange(Read(string.Concat(Enumerable.Repeat("x\n", 100_000))).ValidationErrors.Count, 100, 102);
        Assert.Equal(["sla.limit_exceeded"], Read(Event("DTSTART:20260501", "SUMMARY:" + new string('x', 5_000))).ValidationErrors.Select(static e => e.ErrorCode));
    }

    [Fact]
    public void Read_RandomPieces_NeverThrows()
    {
        string[] pieces = ["BEGIN:VCALENDAR\n", "BEGIN:VEVENT\n", "END:VEVENT\n", "DTSTART:2026", "0101\n", "DTEND:20260103\n", "DURATION:P2D\n", "EXDATE:20260101\n", "RDATE:20270101,20280101\n", "RRULE:FREQ=YEARLY;BYMONTH=1;BYDAY=1TH;COUNT=3\n", "BEGIN:VALARM\n", "END:VALARM\n", "END:VCALENDAR\n", "RDATE:99991231\n", "RRULE:FREQ=YEARLY\n", "RRULE:=\n", " folded\n", ":\n", "\"\n", "SUMMARY:\\\\\n"];
        Law.Holds(Gen.Elements(pieces).ListOf(20), list => Read(string.Concat(list)).Status is ResultStatus.Ok or ResultStatus.Invalid, 500);
    }

    private static string Event(params string[] lines) => "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + string.Concat(lines.Select(static l => l + "\r\n")) + "END:VEVENT\r\nEND:VCALENDAR\r\n";

    private static IEnumerable<LocalDate> Days(HolidayImport import, int first, int last) => import.Set.Between(new LocalDate(first, 1, 1), new LocalDate(last, 12, 31)).Select(static d => d.Date);

    private static Result<HolidayImport> Read(string text) => ICalendarHolidays.Read("file", text);
}
