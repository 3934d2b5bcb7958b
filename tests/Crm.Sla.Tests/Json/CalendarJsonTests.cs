using Crm.Primitives;
using Crm.Sla.Tests.Calendars;
using Crm.Testing;
using FsCheck.Fluent;
using NodaTime;

namespace Crm.Sla.Tests.Json;

public sealed class CalendarJsonTests
{
    private const string Shop = """
        {
          "schemaVersion": 1,
          "key": "shop",
          "timeZone": "Europe/Berlin",
          "schedules": [
            {
              "windows": [
                {
                  "day": "monday",
                  "window": "08:30-12:00",
                  "week": 0
                },
                {
                  "day": "friday",
                  "window": "22:00-24:00",
                  "week": 1
                }
              ],
              "cycleWeeks": 2,
              "cycleStart": "2026-01-05",
              "effective": {
                "from": "2026-01-01"
              }
            }
          ],
          "holidays": [
            {
              "key": "own",
              "rules": [
                {
                  "kind": "fixed",
                  "month": 12,
                  "day": 25,
                  "name": "Christmas",
                  "observed": "nextFreeWeekday",
                  "fromYear": 2000,
                  "exceptYears": [
                    2020
                  ]
                },
                {
                  "kind": "nthWeekday",
                  "month": 11,
                  "weekday": "thursday",
                  "n": 4,
                  "offsetDays": 1,
                  "name": "Day after",
                  "observed": "none",
                  "exceptYears": []
                },
                {
                  "kind": "easter",
                  "offset": -2,
                  "name": "Good Friday",
                  "observed": "none",
                  "exceptYears": []
                }
              ],
              "dates": [
                {
                  "date": "2026-04-06",
                  "name": "Qingming",
                  "isObserved": false
                }
              ]
            }
          ],
          "overrides": [
            {
              "date": "2026-12-24",
              "windows": [
                "09:00-12:00"
              ],
              "reason": "half day"
            }
          ],
          "closures": [
            {
              "from": "2026-06-01T12:00:00",
              "to": "2026-06-01T13:30:00",
              "reason": "outing"
            }
          ],
          "instantClosures": [
            {
              "from": "2026-06-02T12:00:00Z",
              "to": "2026-06-02T12:00:07.25Z",
              "reason": ""
            }
          ],
          "horizon": {
            "compiledFrom": "2020-01-01",
            "compiledTo": "2030-01-01"
          }
        }
        """;

    [Fact]
    public void Write_EveryKindOfEntry_ReadsLikeTheContract() => Assert.Equal(Shop, BusinessCalendarDefinition.Json.Write(Read(Shop).Value, indented: true));

    [Fact]
    public void Read_EveryKindOfEntry_IsWhatTheBuilderMakes()
    {
        BusinessCalendarDefinition built = new BusinessCalendarBuilder("shop", "Europe/Berlin")
            .EffectiveFrom(new LocalDate(2026, 1, 1)).Cycle(2, new LocalDate(2026, 1, 5))
            .Weekly(IsoDayOfWeek.Monday, LocalTimeWindow.Parse("08:30", "12:00")).Weekly(IsoDayOfWeek.Friday, LocalTimeWindow.Parse("22:00", "24:00"), week: 1)
            .Holidays(new HolidaySet("own")
            {
                Rules =
                [
                    new FixedHoliday("Christmas", 12, 25) { Observed = ObservedRule.NextFreeWeekday, FromYear = 2000, ExceptYears = [2020] },
                    new NthWeekdayHoliday("Day after", 11, IsoDayOfWeek.Thursday, 4) { OffsetDays = 1 },
                    new EasterHoliday("Good Friday", -2),
                ],
                Dates = [new HolidayDate(new LocalDate(2026, 4, 6), "Qingming")],
            })
            .Close(new LocalDateTime(2026, 6, 1, 12, 0), new LocalDateTime(2026, 6, 1, 13, 30), "outing")
            .Close(SomeCalendars.At("2026-06-02T12:00:00Z"), SomeCalendars.At("2026-06-02T12:00:07.25Z")).Define() with
        {
            Overrides = [new DateOverride(new LocalDate(2026, 12, 24), [LocalTimeWindow.Parse("09:00", "12:00")], "half day")],
            Horizon = new CalendarHorizon(new LocalDate(2020, 1, 1), new LocalDate(2030, 1, 1)),
        };
        // The builder begins with a schedule for all time, which has no windows here.
        Assert.Equal(built with { Schedules = built.Schedules.RemoveAt(0) }, Read(Shop).Value);
    }

    [Fact]
    public void Json_AnyDefinition_ComesBackTheSameAndOpensAtTheSameTimes() => Law.Holds(
        from d in SomeCalendars.DefinitionsWithRules from a in SomeCalendars.Instants from b in SomeCalendars.Instants from indented in Gen.Elements(true, false) select (d, a, b, indented),
        static x =>
        {
            string text = BusinessCalendarDefinition.Json.Write(x.d, x.indented);
            BusinessCalendarDefinition read = Read(text).Value;
            return read == x.d && read.GetHashCode() == x.d.GetHashCode() && BusinessCalendarDefinition.Json.Write(read, x.indented) == text
                && SomeCalendars.Compile(read).Between(x.a, x.b) == SomeCalendars.Compile(x.d).Between(x.a, x.b);
        }, 100);

    [Theory]
    [InlineData("\"timeZone\": \"Europe/Berlin\",", "\"timeZone\": \"Europe/Berlin\", \"timezone\": \"x\",", "/timezone definition.unknown_member")]
    [InlineData("\"key\": \"shop\",", "\"key\": \"shop\", \"key\": \"shop\",", "/key definition.duplicate_member")]
    [InlineData("\"key\": \"shop\",", "", " definition.missing_member")]
    [InlineData("\"kind\": \"easter\"", "\"kind\": \"orthodox\"", "/holidays/0/rules/2/kind definition.wrong_value")]
    [InlineData("\"nextFreeWeekday\"", "\"NextFreeWeekday\"", "/holidays/0/rules/0/observed definition.wrong_value")]
    [InlineData("22:00-24:00", "22:00-24:01", "/schedules/0/windows/1/window definition.wrong_value")]
    [InlineData("22:00-24:00", "24:00-22:00", "/schedules/0/windows/1/window definition.wrong_value")]
    [InlineData("09:00-12:00", "9-12", "/overrides/0/windows/0 definition.wrong_value")]
    [InlineData("2026-12-24", "2026-12-32", "/overrides/0/date definition.wrong_value")]
    [InlineData("\"offset\": -2", "\"offset\": \"-2\"", "/holidays/0/rules/2/offset definition.wrong_type")]
    [InlineData("\"offset\": -2", "\"offset\": -2, \"month\": 3", "/holidays/0/rules/2/month definition.unknown_member")]
    public void Read_TextWithAMistake_SaysWhere(string good, string bad, string expected) =>
        Assert.Equal([expected], Read(Shop.Replace(good, bad, StringComparison.Ordinal)).ValidationErrors.Select(static e => $"{e.Identifier} {e.ErrorCode}"));

    [Fact]
    public void Read_UnknownZone_IsTextThatTheCompileRefuses()
    {
        Result<BusinessCalendarDefinition> read = Read(Shop.Replace("Europe/Berlin", "Europe/Atlantis", StringComparison.Ordinal));
        Assert.Equal("Europe/Atlantis", read.Value.TimeZone);
        Assert.Equal(["/timeZone sla.zone_unknown"], BusinessCalendar.Compile(read.Value).ValidationErrors.Select(static e => $"{e.Identifier} {e.ErrorCode}"));
    }

    [Fact]
    public void Read_MoreThanTheLimits_IsRefused()
    {
        Assert.Contains(BusinessCalendarDefinition.Json.Read(Shop, new DefinitionLimits { Nodes = 20 }).ValidationErrors, static e => e.ErrorCode == DefinitionErrors.TooManyNodes);
        Assert.Contains(BusinessCalendarDefinition.Json.Read(Shop, new DefinitionLimits { Bytes = 100 }).ValidationErrors, static e => e.ErrorCode == DefinitionErrors.TooLarge);
    }

    [Fact]
    public void Horizon_OfTheDefinition_GoesBeforeTheOptions()
    {
        BusinessCalendar calendar = BusinessCalendar.Compile(Read(Shop).Value, new CalendarOptions { CompiledTo = new LocalDate(2100, 1, 1) }).Value;
        Assert.Equal((new LocalDate(2020, 1, 1), new LocalDate(2030, 1, 1), new LocalDate(2200, 1, 1)), (calendar.Options.CompiledFrom, calendar.Options.CompiledTo, calendar.Options.KnownTo));
    }

    private static Result<BusinessCalendarDefinition> Read(string text) => BusinessCalendarDefinition.Json.Read(text);
}
