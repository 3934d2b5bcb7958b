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
        Policies = [Policy("normal", Duration.FromHours(16)), Policy("relative", RelativeTarget.NextBusinessDay(new LocalTime(16, 0))), Policy("urgent", Duration.FromHours(3)) with { IsDefault = true }],
    }, Office).Value;

    private static Gen<List<SlaFact>> Streams =>
        from steps in (from minutes in Gen.Choose(-150, 900) from kind in Gen.Choose(0, 9) select (minutes, kind)).ListOf(25)
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
        return Same(stored, replayed) && stored.Timers.All(t => Same(t.Status, whole.Timers.Single(w => (w.Metric, w.Cycle) == (t.Metric, t.Cycle)).Timer.At(asOf)));
    }, 300);

    [Fact]
    public void Status_AnyTimer_ItsNumbersAgreeWithEachOther() => Law.Holds(
        from facts in Streams from hours in Gen.Choose(0, 600) select (facts, hours), static x =>
    {
        Instant asOf = Start + Duration.FromHours(x.hours);
        return Engine.Evaluate(x.facts, asOf).Timers.All(timer =>
        {
            SlaStatus s = timer.Status;
            Duration sum = timer.Timer.RetroactiveSegments.Concat(timer.Timer.Segments).Aggregate(Duration.Zero, (d, g) => d + g.Calendar.Between(g.From, g.To ?? asOf));
            DeadlineLedger ledger = timer.Timer.Explain(asOf);
            return s.Elapsed == sum
                && (timer.Timer.Terms.Breach == BreachPolicy.AfterDue || s.IsBreached == (s.Elapsed > s.Target))
                && (s.BreachedAt is null || s.BreachesAt is null)
                && (s.DueAt is not Instant due || (timer.Timer.At(Instant.Max(due, asOf)).Elapsed >= s.Target && ledger.Total == s.Target))
                && (s.DueAt is not null || ledger.Total == s.Elapsed)
                && (s.BreachesAt is not Instant at || (at >= asOf && !timer.Timer.At(at).IsBreached && timer.Timer.At(at + Duration.FromTicks(1)).IsBreached));
        });
    }, 300);

    [Fact]
    public void Timers_AnyStream_StoredFactsReplayToTheSameState() => Law.Holds(
        from facts in Streams
        from order in Gen.Shuffle(Enumerable.Range(0, facts.Count).Concat(Enumerable.Range(0, facts.Count / 2)).ToArray())
        from cut in Gen.Choose(0, facts.Count)
        from hours in Gen.Choose(0, 400)
        select (facts, order, cut, hours), StoredIsReplayed, StoredStreams);

    [Fact]
    public void Timeline_AnyTimer_StandsAtExactInstantsAndAddsUp() => Law.Holds(
        from facts in Streams from hours in Gen.Choose(0, 600) select (facts, hours), static x =>
    {
        Instant asOf = Start + Duration.FromHours(x.hours);
        foreach (CaseTimer timer in Engine.Evaluate(x.facts, asOf).Timers)
        {
            IReadOnlyList<TimerEvent> events = timer.Timer.Timeline(asOf);
            SlaStatus status = timer.Status;
            string shown = string.Join(Environment.NewLine, events) + Environment.NewLine + status;
            Assert.True(events.Zip(events.Skip(1)).All(static p => p.First.At <= p.Second.At && p.First.Elapsed <= p.Second.Elapsed && p.First.ActualElapsed <= p.Second.ActualElapsed), shown);
            Assert.True(events.Count(static e => e.Kind == SlaEventKind.Breached) == (status.IsBreached ? 1 : 0) && events.All(e => e.At <= asOf), shown);
            // What was judged by another target or calendar at the time is not compared with the time.
            if (status.BreachedOnAttach || timer.Timer.Facts.Any(static f => f.Kind is TimerFactKind.Retarget or TimerFactKind.ChangeCalendar)) continue;
            Assert.All(events, e => Assert.Equal(timer.Timer.At(e.At).Elapsed, e.Elapsed));
            foreach (ThresholdStatus threshold in status.Thresholds.Where(static t => t.IsReached && t.At is not null))
                Assert.True(threshold.At == status.StartedAt || timer.Timer.At(threshold.At!.Value).Elapsed == threshold.Threshold.Of(status.Target), shown);
            if (status.BreachedAt is Instant broken)
                Assert.True(!timer.Timer.At(broken).IsBreached && (broken >= asOf || timer.Timer.At(broken + Duration.FromTicks(1)).IsBreached), shown);
        }

        return true;
    }, 300);

    /// <summary>How many random streams the replay law tries; it was run once by hand on 200,000, and held.</summary>
    private const int StoredStreams = 3_000;

    /// <summary>
    /// Facts arrive in any order and some twice. What was stored before the last of them arrived plus what arrives is what a replay of all gives, and
    /// each timer is made anew from its terms and facts.
    /// </summary>
    private static bool StoredIsReplayed((List<SlaFact> Facts, int[] Order, int Cut, int Hours) x)
    {
        Instant asOf = Start + Duration.FromHours(x.Hours);
        CaseSla replayed = Engine.Evaluate(x.Facts, asOf), stored = Engine.Evaluate(x.Order.Select(i => x.Facts[i]), asOf);
        CaseSla partial = Engine.Evaluate(x.Facts.Take(x.Cut), asOf);
        // Whoever acted on the partial knowledge and applies the changes has the timeline of all.
        IReadOnlyList<SlaChange> changes = stored.ChangesSince(partial);
        IEnumerable<SlaEvent> mended = partial.Timeline.Except(changes.Where(static c => c.IsWithdrawn).Select(static c => c.Event))
            .Concat(changes.Where(static c => !c.IsWithdrawn).Select(static c => c.Event));
        return Same(replayed, stored)
            && mended.Select(Named).ToHashSet().SetEquals(replayed.Timeline.Select(Named))
            && stored.Timers.All(t => Same(SlaTimer.Replay(t.Timer.TermsAtAttachment, t.Timer.Facts).Value.At(asOf), t.Status));

        static (Instant, SlaMetric, int, SlaEventKind, string) Named(SlaEvent e) => (e.At, e.Metric, e.Cycle, e.Kind, e.Cause);
    }

    private static SlaPolicyDefinition Policy(string key, TargetTime target) => new(key)
    {
        Targets =
        [
            .. Enum.GetValues<SlaMetric>().Select(m => new SlaTargetDefinition(m, target, "9-5")
            {
                Thresholds = [SlaThreshold.AtPercent(75), SlaThreshold.Before(Duration.FromHours(1)), SlaThreshold.After(Duration.FromHours(1))],
                Breach = m == SlaMetric.RequesterWaitTime ? BreachPolicy.AfterDue : BreachPolicy.WhenExceeded,
                RetroactiveStart = m is SlaMetric.TotalResolutionTime or SlaMetric.RequesterWaitTime,
                RetroactivePause = m == SlaMetric.RequesterWaitTime,
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
            // Some steps are zero: several facts at one instant, whose order their ids decide.
            at += Duration.FromMinutes(Math.Max(0, minutes));
            SlaFact fact = kind switch
            {
                0 or 1 => new CommentAdded(at, Author.EndUser),
                2 or 3 => new CommentAdded(at, Author.Agent),
                4 => new StatusChanged(at, CaseStatus.Pending),
                5 => new StatusChanged(at, CaseStatus.OnHold),
                6 or 7 => new StatusChanged(at, CaseStatus.Open),
                8 => new StatusChanged(at, CaseStatus.Solved),
                _ => new PolicyApplied(at, Math.Abs(minutes) % 4 == 0 ? null : Math.Abs(minutes) % 4 == 1 ? "urgent" : Math.Abs(minutes) % 4 == 2 ? "relative" : "normal"),
            };
            facts.Add(fact with { Id = "f" + facts.Count.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        }

        return facts;
    }

    private static bool Same(CaseSla a, CaseSla b) =>
        a.Timers.Count == b.Timers.Count && a.Timers.Zip(b.Timers).All(static t => (t.First.Metric, t.First.Cycle) == (t.Second.Metric, t.Second.Cycle) && Same(t.First.Status, t.Second.Status));

    private static bool Same(SlaStatus a, SlaStatus b) => a with { Thresholds = b.Thresholds } == b && a.Thresholds.SequenceEqual(b.Thresholds);
}
