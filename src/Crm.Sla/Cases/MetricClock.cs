using NodaTime;

namespace Crm.Sla;

/// <summary>
/// The fold of one metric: when its clock runs follows from the case alone; what it promises follows from the policy. Both are kept apart,
/// so that a policy that comes later finds the clock as it is.
/// </summary>
internal sealed class MetricClock(SlaMetric metric)
{
    private readonly List<Interval> _pauses = [];
    private readonly List<(SlaTimer Timer, Promise Promise)> _timers = [];
    private Promise? _promise;
    private CaseStatus _status;
    private Instant _startedAt;
    private Instant? _pausedAt;
    private bool _isActive;
    private bool _wasCompleted;
    private bool _isAnswered;
    private bool _hasTimer;

    internal IReadOnlyList<(SlaTimer Timer, Promise Promise)> Timers => _timers;

    private bool IsWholeCase => metric is SlaMetric.RequesterWaitTime or SlaMetric.AgentWorkTime or SlaMetric.TotalResolutionTime;

    private bool IsUpdate => metric is SlaMetric.PeriodicUpdate or SlaMetric.PausableUpdate;

    internal void On(SlaFact fact)
    {
        switch (fact)
        {
            case CaseCreated created:
                _status = created.Status;
                if (IsWholeCase || metric == SlaMetric.FirstReplyTime) Start(created.At, "created");
                if (IsSolved(_status)) Complete(created.At, "created as " + _status);
                else SyncPause(created.At);
                break;
            case CommentAdded { IsPublic: true } comment:
                OnComment(comment);
                break;
            case StatusChanged changed:
                OnStatus(changed);
                break;
            case CaseWithdrawn withdrawn:
                if (_hasTimer && _timers[^1].Timer.IsLive) Fact(withdrawn.At, TimerFactKind.Cancel, "case withdrawn");
                _isActive = false;
                break;
        }
    }

    /// <summary>From now on this is promised; null if nothing is.</summary>
    internal void Promise(Instant at, Promise? promise)
    {
        _promise = promise;
        if (!_isActive) return;
        bool isLive = _hasTimer && _timers[^1].Timer.IsLive;
        if (promise is null)
        {
            if (isLive) Fact(at, TimerFactKind.Cancel, "no policy promises it any more");
        }
        else if (!isLive)
        {
            Attach(at, promise.Cause);
            if (_pausedAt is not null) Fact(at, TimerFactKind.Pause, _status.ToString());
        }
        else
        {
            _timers[^1] = (_timers[^1].Timer, promise);
            foreach (TimerFact fact in _timers[^1].Timer.FactsFor(promise.Terms, at, promise.Cause)) Fact(fact);
        }
    }

    private void OnComment(CommentAdded comment)
    {
        if (comment.By == Author.EndUser)
        {
            if (metric == SlaMetric.NextReplyTime && _isAnswered && !_isActive) Start(comment.At, "customer comment");
            return;
        }

        _isAnswered = true;
        if (IsWholeCase) return;
        if (_isActive) Complete(comment.At, "public reply");
        if (!IsUpdate || IsSolved(_status)) return;
        Start(comment.At, "public reply");
        SyncPause(comment.At);
    }

    private void OnStatus(StatusChanged changed)
    {
        bool wasSolved = IsSolved(_status);
        _status = changed.To;
        if (IsSolved(_status))
        {
            if (_isActive) Complete(changed.At, _status.ToString());
            return;
        }

        if (wasSolved && IsWholeCase && _wasCompleted) Reopen(changed.At);
        SyncPause(changed.At);
    }

    private void Start(Instant at, string cause)
    {
        _isActive = true;
        _hasTimer = false;
        _startedAt = at;
        _pausedAt = null;
        _pauses.Clear();
        if (_promise is not null) Attach(at, cause);
    }

    private void Attach(Instant at, string cause)
    {
        Promise promise = _promise!;
        SlaTargetDefinition target = promise.Target;
        RetroactiveStart? retroactive = target.RetroactiveStart && _startedAt < at ? new RetroactiveStart(_startedAt, target.RetroactivePause ? [.. PausesUntil(at)] : []) : null;
        _timers.Add((SlaTimer.Attach(at, retroactive is null ? promise.Terms : promise.Terms with { Retroactive = retroactive }, cause), promise));
        _hasTimer = true;
    }

    private IEnumerable<Interval> PausesUntil(Instant at) => _pausedAt is Instant since && since < at ? _pauses.Append(new Interval(since, at)) : _pauses;

    private void Complete(Instant at, string cause)
    {
        _isActive = false;
        _wasCompleted = true;
        if (_pausedAt is Instant since) _pauses.Add(new Interval(since, at));
        _pausedAt = null;
        if (_hasTimer && _timers[^1].Timer.IsLive) Fact(at, TimerFactKind.Complete, cause);
    }

    private void Reopen(Instant at)
    {
        ReopenPolicy policy = _promise?.Target.Reopen ?? ReopenPolicy.Accumulate;
        if (policy == ReopenPolicy.FirstOnly && _hasTimer) return;
        if (policy == ReopenPolicy.NewCycle)
        {
            Start(at, "reopened");
            return;
        }

        _isActive = true;
        if (_hasTimer && _timers[^1].Timer.Stage == TimerStage.Fulfilled) Fact(at, TimerFactKind.Reopen, "reopened as " + _status);
        else if (_promise is not null) Attach(at, "reopened as " + _status);
    }

    private void SyncPause(Instant at)
    {
        if (!_isActive) return;
        bool pauses = metric switch
        {
            SlaMetric.PausableUpdate or SlaMetric.RequesterWaitTime => _status == CaseStatus.Pending,
            SlaMetric.AgentWorkTime => _status is CaseStatus.Pending or CaseStatus.OnHold,
            _ => false,
        };
        if (pauses == _pausedAt is not null) return;
        if (pauses) _pausedAt = at;
        else
        {
            _pauses.Add(new Interval(_pausedAt!.Value, at));
            _pausedAt = null;
        }

        if (_hasTimer && _timers[^1].Timer.IsLive) Fact(at, pauses ? TimerFactKind.Pause : TimerFactKind.Resume, _status.ToString());
    }

    private void Fact(Instant at, TimerFactKind kind, string cause) => Fact(new TimerFact(at, kind, cause));

    private void Fact(TimerFact fact) => _timers[^1] = _timers[^1] with { Timer = _timers[^1].Timer.Apply(fact).Value };

    private static bool IsSolved(CaseStatus status) => status is CaseStatus.Solved or CaseStatus.Closed;
}
