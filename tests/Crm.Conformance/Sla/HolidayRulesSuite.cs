using System.Text.Json;
using Crm.Sla;
using NodaTime;

namespace Crm.Conformance.Sla;

/// <summary>Single holiday rules, year by year.</summary>
public sealed class HolidayRulesSuite : VectorSuite
{
    public override string Name => "sla/holiday_rules";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string name, JsonElement row) in file.Rows())
        {
            cases.Case(name, () =>
            {
                LocalDate? expected = row.GetProperty("expected").GetString() is string text ? SlaVectors.Date(text) : null;
                Expect.Equal(expected, Rule(row.GetProperty("rule")).ObservedIn(row.GetProperty("year").GetInt32()));
            });
        }
    }

    private static HolidayRule Rule(JsonElement rule)
    {
        HolidayRule holiday = rule.GetProperty("kind").GetString() switch
        {
            "fixed" => new FixedHoliday("vector", rule.GetProperty("month").GetInt32(), rule.GetProperty("day").GetInt32()),
            "nth_weekday" => new NthWeekdayHoliday("vector", rule.GetProperty("month").GetInt32(),
                SlaVectors.Weekday(rule.GetProperty("weekday").GetString()!), rule.GetProperty("n").GetInt32()),
            "easter" => new EasterHoliday("vector", rule.GetProperty("offset").GetInt32()),
            string kind => throw new FormatException($"there is no rule '{kind}'"),
            null => throw new FormatException("a rule has a kind"),
        };
        return holiday with { Observed = Observed(rule) };
    }

    private static ObservedRule Observed(JsonElement rule) => !rule.TryGetProperty("observed", out JsonElement observed) ? ObservedRule.None
        : observed.GetString() switch
        {
            null or "none" => ObservedRule.None,
            "nearest_weekday" => ObservedRule.NearestWeekday,
            "next_monday" => ObservedRule.NextMonday,
            string other => throw new FormatException($"there is no observed rule '{other}'"),
        };
}
