using Crm.Primitives;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Crm.Scoring.Tests.Models;

/// <summary>Who is scored in these tests.</summary>
internal sealed record Company(int? Employees, string? Country);

/// <summary>The definition and the histories that most tests use.</summary>
internal static class Samples
{
    public static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 0, 0);

    public static readonly FieldMap<Company> Fields = FieldMap.For<Company>()
        .Number("employees", static c => c.Employees).Text("country", static c => c.Country).Build();

    public static readonly ScoreDefinition Definition = new()
    {
        Name = "leads",
        Version = 3,
        Min = 0,
        Max = 100,
        Bands = [new ScoreBand("hot", 60), new ScoreBand("warm", 30), new ScoreBand("cold", null)],
        Dimensions =
        [
            new ScoreDimension
            {
                Name = "fit",
                Groups = [new ScoreGroup
                {
                    Name = "company",
                    FitRules =
                    [
                        new FitRule("size", Condition.Compare("employees", ConditionOperator.GreaterOrEqual, 50), 20),
                        new FitRule("not home", Condition.Compare("country", ConditionOperator.NotEqual, "CN"), -7.5m),
                    ],
                }],
                Bands = [new ScoreBand("A", 10), new ScoreBand("B", null)],
            },
            new ScoreDimension
            {
                Name = "engagement",
                Groups =
                [
                    new ScoreGroup
                    {
                        Name = "web",
                        Max = 40,
                        EventRules =
                        [
                            new EventRule { Name = "visit", EventType = "visit", Points = 2, Max = 20, Decay = Decay.HalfLife(Duration.FromDays(7)) },
                            new EventRule { Name = "pricing", EventType = "visit", Points = 15, Decay = Decay.Window(Duration.FromDays(30)), When = Condition.Compare("path", ConditionOperator.Equal, "/pricing") },
                        ],
                    },
                    new ScoreGroup
                    {
                        Name = "mail",
                        Min = -30,
                        EventRules =
                        [
                            new EventRule { Name = "click", EventType = "click", Points = 5, Decay = Decay.Linear(Duration.FromDays(60)) },
                            new EventRule { Name = "best demo", EventType = "demo", Points = 30, Counting = EventCounting.Max, Decay = Decay.StepGeometric(Duration.FromDays(30), 0.25) },
                            new EventRule { Name = "own points", EventType = "manual" },
                            new EventRule { Name = "gone", EventType = "unsubscribe", Points = -50 },
                        ],
                    },
                ],
                Bands = [new ScoreBand("1", 20), new ScoreBand("2", null)],
            },
        ],
    };

    public static readonly ScoreModel<Company> Model = ScoreModel.Compile(Definition, Fields).Value;

    private static readonly Gen<EngagementEvent> Event =
        from id in Gen.Choose(1, 100_000)
        from type in Gen.Elements("visit", "visit", "click", "demo", "manual", "unsubscribe", "other")
        from hours in Gen.Choose(0, 24 * 90)
        from points in Gen.Choose(-40, 40)
        from pricing in Gen.Elements(true, false)
        select Make(id, type, hours, points, pricing);

    /// <summary>Histories of ninety days, ids unique.</summary>
    public static readonly Gen<EngagementEvent[]> History = Event.ListOf().Select(static e => e.DistinctBy(static x => x.Id).ToArray());

    public static readonly Gen<Company> Subject =
        from employees in Gen.Elements<int?>(null, 10, 50, 900)
        from country in Gen.Elements(null, "CN", "DE")
        select new Company(employees, country);

    public static ScoreInput<Company> Input(IEnumerable<EngagementEvent> events, Company? subject = null) => new(subject ?? new Company(null, null), [.. events]);

    private static EngagementEvent Make(int id, string type, int hours, int points, bool pricing)
    {
        EngagementEvent made = new($"e{id}", type, Start + Duration.FromHours(hours), points / 3m);
        return pricing ? made with { Details = made.Details.Add("path", "/pricing") } : made;
    }
}
