using Crm.Sla.Tests.Calendars;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Crm.Sla.Tests.Cases;

/// <summary>What holds for every stream of facts: late and doubled ones change nothing, and every number can be recomputed.</summary>
public sealed class CaseSlaLaws
{
    private static readonly Instant Start = Instant.FromUtc(2024, 1, 2, 7, 30);
    private static readonly BusinessCalendar Office = SomeCalendars.NineToFive("Europe/Berlin");
    private static readonly SlaEngine Engine = SlaEngine.Compile(new SlaDefinition
    {
        Policies = [Policy("normal", 16), Policy("urgent", 3) with { IsDefault = true }],
    }, Office).Value;

    private static Gen<List<SlaFact>> Streams =>
        from steps in (from minutes in Gen.Choose(1, 900) from kind in Gen.Choose(0, 9) select (minutes, kind)).ListOf(25)
        select Build(steps);

    [Fact]
    public void Evaluate_ShuffledAndDoubledFacts_IsTheSame() => Law.Holds(
        from facts in Streams
        from order in Gen.Shuffle(Enumerable.Range(0, facts.Count).Concat(Enumerable.Range(0, facts.Count)).ToArray())
        from hours in Gen.Choose(0, 400)
        select (facts, order, hours), static x =>
    {
        Instant asOf = Start + Duration.FromHours(x.hours);
        CaseSla inOrder = Engine.Evaluate(x.facts, asOf), late = Engine.Evaluate(x.order.Select(i => x.facts[i]), asOf);
        return Same(inOrder, late) && late.ChangesSince(inOrder).Count == 0;
    }, 300);

    [Fact]
    public void Evaluate_LaterInstant_ShowsTheEarlierOneWhenAskedForIt() => Law.Holds(
        from facts in Streams from early in Gen.Choose(0, 400) select (facts, early), static x =>
    {
        // What a store kept at an earlier instant is what a replay of all facts gives for that instant.
        Instant asOf = Start + Duration.FromHours(x.early);
        CaseSla stored = Engine.Evaluate(x.facts.Where(f => f.At <= asOf), asOf), replayed = Engine.Evaluate(x.facts, asOf);
        CaseSla whole = Engine.Evaluate(x.facts, Start + Duration.FromDays(60));
        return Same(stored, replayed) && stored.Timers.All(t => Shown(t.Status) == Shown(whole.Timers.Single(w => (w.Metric, w.Cycle) == (t.Metric, t.Cycle)).Timer.At(asOf)));
    }, 300);

    [Fact]
    public void Status_AnyTimer_ItsNumbersAgreeWithEachOther() => Law.Holds(
        from facts in Streams from hours in Gen.Choose(0, 600) select (facts, hours), static x =>
    {
        Instant asOf = Start + Duration.FromHours(x.hours);
        return Engine.Evaluate(x.facts, asOf).Timers.All(timer =>
        {
            SlaStatus s = timer.Status;
            Duration sum = timer.Timer.Segments.Aggregate(Duration.Zero, (d, g) => d + g.Calendar.Between(g.From, g.To ?? asOf));
            DeadlineLedger ledger = timer.Timer.Explain(asOf);
            return s.Elapsed == sum
                && s.IsBreached == (s.Elapsed > s.Target)
                && (s.BreachedAt is null || s.BreachesAt is null)
                && (s.DueAt is not Instant due || (timer.Timer.At(Instant.Max(due, asOf)).Elapsed >= s.Target && ledger.Total == s.Target))
                && (s.DueAt is not null || ledger.Total == s.Elapsed)
                && (s.BreachesAt is not Instant at || (at >= asOf && !timer.Timer.At(at).IsBreached && timer.Timer.At(at + Duration.FromTicks(1)).IsBreached));
        });
    }, 300);

    private static SlaPolicyDefinition Policy(string key, int hours) => new(key)
    {
        Targets =
        [
            .. Enum.GetValues<SlaMetric>().Select(m => new SlaTargetDefinition(m, Duration.FromHours(hours), "9-5")
            {
                Thresholds = [SlaThreshold.AtPercent(75)],
                Reopen = m == SlaMetric.AgentWorkTime ? ReopenPolicy.NewCycle : m == SlaMetric.TotalResolutionTime ? ReopenPolicy.FirstOnly : ReopenPolicy.Accumulate,
            }),
        ],
    };

    private static List<SlaFact> Build(IEnumerable<(int Minutes, int Kind)> steps)
    {
        List<SlaFact> facts = [new CaseCreated(Start, Author.EndUser) { Id = "created" }, new PolicyApplied(Start + Duration.FromTicks(1), "normal") { Id = "policy" }];
        Instant at = Start + Duration.FromTicks(1);
        foreach ((int minutes, int kind) in steps)
        {
            at += Duration.FromMinutes(minutes);
            SlaFact fact = kind switch
            {
                0 or 1 => new CommentAdded(at, Author.EndUser),
                2 or 3 => new CommentAdded(at, Author.Agent),
                4 => new StatusChanged(at, CaseStatus.Pending),
                5 => new StatusChanged(at, CaseStatus.OnHold),
                6 or 7 => new StatusChanged(at, CaseStatus.Open),
                8 => new StatusChanged(at, CaseStatus.Solved),
                _ => new PolicyApplied(at, minutes % 3 == 0 ? null : minutes % 3 == 1 ? "urgent" : "normal"),
            };
            facts.Add(fact with { Id = "f" + facts.Count.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        }

        return facts;
    }

    private static bool Same(CaseSla a, CaseSla b) =>
        a.Timers.Select(static t => (t.Metric, t.Cycle, Shown(t.Status))).SequenceEqual(b.Timers.Select(static t => (t.Metric, t.Cycle, Shown(t.Status))));

    private static string Shown(SlaStatus s) => string.Join(' ', s with { Thresholds = [] }, string.Join(',', s.Thresholds));
}
