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
    public void Read_FileThatCannotBeRead_SaysWhy(string text, string code) => Assert.Contains(Read(text).ValidationErrors, e => e.ErrorCode == code);

    [Fact]
    public void Read_RandomPieces_NeverThrows()
    {
        string[] pieces = ["BEGIN:VCALENDAR\n", "BEGIN:VEVENT\n", "END:VEVENT\n", "DTSTART:2026", "0101\n", "DTEND:20260103\n", "RRULE:FREQ=YEARLY\n", "RRULE:=\n", " folded\n", ":\n", "\"\n", "SUMMARY:\\\\\n"];
        Law.Holds(Gen.Elements(pieces).ListOf(20), list => Read(string.Concat(list)).Status is ResultStatus.Ok or ResultStatus.Invalid, 500);
    }

    private static Result<HolidayImport> Read(string text) => ICalendarHolidays.Read("file", text);
}
