using System.Collections.Immutable;
using Crm.Primitives;
using NodaTime;

namespace Crm.Sla;

/// <summary>The state after some snapshots: the cycles, and what the next snapshot has to know. Immutable.</summary>
internal sealed record ConditionFold<TRecord>
{
    internal static readonly ConditionFold<TRecord> Empty = new();

    internal ImmutableList<(SlaTimer Timer, ImmutableList<ConditionTransition> Transitions)> Cycles { get; private init; } = [];

    internal ImmutableList<(Instant At, ValidationError Problem)> Problems { get; private init; } = [];

    /// <summary>Whether the reset condition was met at the last snapshot.</summary>
    private bool WasReset { get; init; }

    /// <summary>The spans in which the pause condition held, timer or not: a retroactive start takes them off.</summary>
    private ImmutableList<Interval> Pauses { get; init; } = [];

    private Instant? PausedSince { get; init; }

    private SlaTimer? Last => Cycles.IsEmpty ? null : Cycles[^1].Timer;

    internal ConditionFold<TRecord> Next(ConditionTimerEngine<TRecord> engine, RecordSnapshot<TRecord> snapshot) =>
        new Step(engine, snapshot, this).Run();

    /// <summary>One look at the conditions.</summary>
    private sealed class Step(ConditionTimerEngine<TRecord> engine, RecordSnapshot<TRecord> snapshot, ConditionFold<TRecord> fold)
    {
        private readonly ConditionTimerDefinition _definition = engine.Definition;
        private readonly CompiledTimerConditions<TRecord> _conditions = engine.Conditions;
        private readonly Instant _at = snapshot.At;
        private ConditionFold<TRecord> _fold = fold;

        internal ConditionFold<TRecord> Run()
        {
            int target = _conditions.TargetFor(snapshot.Record);
            TimerStage? stage = _fold.Last?.Stage;
            bool isLive = stage is TimerStage.Running or TimerStage.Paused;
            bool? start = Is(TimerCondition.Start), pause = Is(TimerCondition.Pause), resume = Is(TimerCondition.Resume), reset = Is(TimerCondition.Reset);
            // Unknown is not met where meeting acts, and met where not meeting acts.
            ConditionStates states = new(
                Start: isLive ? start != false : start == true,
                Stop: Is(TimerCondition.Stop) == true,
                Pause: stage == TimerStage.Paused ? pause != false : pause == true,
                Resume: resume == true,
                Reset: reset == true && start == true && !_fold.WasReset,
                Cancel: Is(TimerCondition.Cancel) == true);
            // Unknown in between is not "no longer met".
            _fold = _fold with { WasReset = reset ?? _fold.WasReset };
            if (_definition.RetroactivePause) TrackPauses(pause, resume);
            TimerAction action = states.Decide(stage, _definition.CancelRule, _definition.ResumeRule);
            // Without a target nothing begins; what runs is cancelled below, if it is known that none fits.
            switch (action)
            {
                case TimerAction.Attach when target >= 0:
                    Attach(target, pause);
                    break;
                case TimerAction.Complete:
                    Fact(TimerFactKind.Complete, action, TimerCondition.Stop);
                    break;
                case TimerAction.Reattach when target >= 0:
                    Fact(TimerFactKind.Reset, action, TimerCondition.Reset);
                    Begin(target, TimerCondition.Reset, null, pause);
                    break;
                case TimerAction.Cancel:
                    Fact(TimerFactKind.Cancel, action, _definition.CancelRule == CancelRule.CancelMet ? TimerCondition.Cancel : TimerCondition.Start);
                    break;
                case TimerAction.Pause:
                    Fact(TimerFactKind.Pause, action, TimerCondition.Pause);
                    break;
                case TimerAction.Resume:
                    Fact(TimerFactKind.Resume, action, _definition.ResumeRule == ResumeRule.ResumeMet ? TimerCondition.Resume : TimerCondition.Pause);
                    break;
            }

            if (_fold.Last is { IsLive: true } && (target >= 0 || _conditions.NoTargetFits(snapshot.Record))) Retarget(target);
            return _fold;
        }

        private bool? Is(TimerCondition which) => _conditions.Outcome(which, snapshot.Record);

        private void TrackPauses(bool? pause, bool? resume)
        {
            if (_fold.PausedSince is not Instant since)
                _fold = pause == true ? _fold with { PausedSince = _at } : _fold;
            else if (_definition.ResumeRule == ResumeRule.ResumeMet ? resume == true : pause == false)
                _fold = _fold with { PausedSince = null, Pauses = since < _at ? _fold.Pauses.Add(new Interval(since, _at)) : _fold.Pauses };
        }

        private void Attach(int target, bool? pause)
        {
            if (_fold.Last is { Stage: TimerStage.Fulfilled } last && last.Facts[^1].Kind == TimerFactKind.Complete)
            {
                if (_definition.Reopen == ReopenPolicy.FirstOnly) return;
                if (_definition.Reopen == ReopenPolicy.Accumulate)
                {
                    Fact(TimerFactKind.Reopen, TimerAction.Attach, TimerCondition.Start);
                    if (pause == true) Fact(TimerFactKind.Pause, TimerAction.Pause, TimerCondition.Pause);
                    return;
                }
            }

            Instant? from = engine.CountsFrom(snapshot.Record);
            if (from is Instant counted && _fold.Last is SlaTimer before) from = Instant.Max(counted, before.Facts[^1].At);
            Begin(target, TimerCondition.Start, from, pause);
        }

        private void Begin(int index, TimerCondition cause, Instant? from, bool? pause)
        {
            ConditionTargetDefinition target = _definition.Targets[index];
            RetroactiveStart? retroactive = from is Instant start && start < _at
                ? new RetroactiveStart(start, _fold.PausedSince is Instant since && since < _at ? [.. _fold.Pauses, new Interval(since, _at)] : [.. _fold.Pauses])
                : null;
            TimerTerms terms = new(target.Target, CalendarOf(target)) { Breach = target.Breach, Thresholds = target.Thresholds, Retroactive = retroactive };
            ConditionTransition transition = Transition(TimerAction.Attach, cause);
            _fold = _fold with { Cycles = _fold.Cycles.Add((SlaTimer.Attach(_at, terms, transition.ToString()), [transition])) };
            if (pause == true) Fact(TimerFactKind.Pause, TimerAction.Pause, TimerCondition.Pause);
        }

        /// <summary>The target that fits now takes the place of the one that holds; none cancels.</summary>
        private void Retarget(int index)
        {
            ConditionTransition transition = new(_at, index < 0 ? TimerAction.Cancel : TimerAction.None, "targets", _conditions.ExplainTarget(index, snapshot.Record), snapshot.Id);
            if (index < 0)
            {
                Fact(new TimerFact(_at, TimerFactKind.Cancel, transition.ToString()), transition);
                return;
            }

            ConditionTargetDefinition target = _definition.Targets[index];
            TimerTerms terms = new(target.Target, CalendarOf(target)) { Breach = target.Breach, Thresholds = target.Thresholds };
            foreach (TimerFact fact in _fold.Last!.FactsFor(terms, _at, transition.ToString())) Fact(fact, transition);
        }

        private BusinessCalendar CalendarOf(ConditionTargetDefinition target) => engine.CalendarOf(target, snapshot.Record, problem =>
        {
            problem = problem with { ErrorMessage = $"At {_at}: {problem.ErrorMessage}" };
            if (!_fold.Problems.Contains((_at, problem))) _fold = _fold with { Problems = _fold.Problems.Add((_at, problem)) };
        });

        private ConditionTransition Transition(TimerAction action, TimerCondition cause) =>
            new(_at, action, NameOf(cause), _conditions.Explain(cause, snapshot.Record), snapshot.Id);

        private void Fact(TimerFactKind kind, TimerAction action, TimerCondition cause)
        {
            ConditionTransition transition = Transition(action, cause);
            Fact(new TimerFact(_at, kind, transition.ToString()), transition);
        }

        private void Fact(TimerFact fact, ConditionTransition transition)
        {
            (SlaTimer timer, ImmutableList<ConditionTransition> transitions) = _fold.Cycles[^1];
            ImmutableList<ConditionTransition> all = ReferenceEquals(transitions[^1], transition) ? transitions : transitions.Add(transition);
            _fold = _fold with { Cycles = _fold.Cycles.SetItem(_fold.Cycles.Count - 1, (timer.Apply(fact).Value, all)) };
        }

        private static string NameOf(TimerCondition condition) => condition switch
        {
            TimerCondition.Start => "start",
            TimerCondition.Stop => "stop",
            TimerCondition.Pause => "pause",
            TimerCondition.Resume => "resume",
            TimerCondition.Reset => "reset",
            _ => "cancel",
        };
    }
}
