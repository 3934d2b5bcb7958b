using System.Runtime.CompilerServices;
using NodaTime;

namespace Crm.Sla;

/// <summary>A changed calendar in place of another, for the whole life of the timers that count by it: a holiday that was forgotten, new zone data.</summary>
/// <remarks>
/// Unlike <see cref="TimerFactKind.ChangeCalendar"/>, which counts from its instant on, this counts what was used before anew as well. Look
/// at <see cref="Preview"/> first: it changes nothing. Immutable and thread-safe.
/// </remarks>
/// <param name="Replaced">The calendar that goes, the very object.</param>
/// <param name="By">The calendar that comes.</param>
public sealed record CalendarChange(BusinessCalendar Replaced, BusinessCalendar By)
{
    /// <summary>What would change for timers that run or are paused.</summary>
    /// <param name="timers">The timers.</param>
    /// <param name="asOf">The instant of the observation, not before any of their facts.</param>
    /// <param name="options">How it runs; null for the defaults.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>What moves, in the order of the list. A timer that is paused has no due date, and an ended one keeps its own.</returns>
    public RecalculationPreview Preview(IReadOnlyList<SlaTimer> timers, Instant asOf, RecalculationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(timers);
        long asOfTick = asOf.ToUnixTimeTicks();
        return new RecalculationPreview(timers.Count, Slices.Collect<MovedDeadline>(timers.Count, options, (i, moved) =>
        {
            SlaTimer timer = timers[i];
            if (TryPlain(timer, asOfTick, out long dueBefore, out long dueAfter))
            {
                if (dueBefore != dueAfter) moved.Add(new MovedDeadline(i, dueBefore, dueAfter));
                return;
            }

            if (!timer.IsLive || !Concerns(timer)) return;
            Outlook before = Outlook.Of(timer, asOf, null), after = Outlook.Of(timer, asOf, this);
            if (before != after) moved.Add(new MovedDeadline(i, before, after));
        }, cancellationToken));
    }

    /// <summary>The timer as if the calendar that comes had counted from the beginning. What was used is counted anew; a relative target is found anew.</summary>
    /// <param name="timer">The timer.</param>
    /// <returns>The timer itself if it never counted by the calendar that goes, or is over.</returns>
    public SlaTimer Apply(SlaTimer timer)
    {
        ArgumentNullException.ThrowIfNull(timer);
        return timer.IsLive && Concerns(timer) ? timer.Recounted(this, new TermsChange(this)) : timer;
    }

    /// <summary>Applies it to many timers.</summary>
    /// <param name="timers">The timers.</param>
    /// <param name="options">How it runs; null for the defaults.</param>
    /// <param name="cancellationToken">Ends it early; then nothing is changed, because timers are immutable.</param>
    /// <returns>The timers in the same order.</returns>
    public IReadOnlyList<SlaTimer> Apply(IReadOnlyList<SlaTimer> timers, RecalculationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(timers);
        return Slices.Map<SlaTimer>(timers.Count, options, () =>
        {
            TermsChange terms = new(this);
            return i => timers[i] is { IsLive: true } timer && Concerns(timer) ? timer.Recounted(this, terms) : timers[i];
        }, cancellationToken);
    }

    internal BusinessCalendar Instead(BusinessCalendar calendar) => ReferenceEquals(calendar, Replaced) ? By : calendar;

    /// <summary>
    /// The due dates of a timer that never paused and is due in the future with both calendars, as nearly all are. Compiled in full at once: the first
    /// hundred milliseconds of a run would else go by in code that is not, and there are only some hundreds.
    /// </summary>
    /// <returns>False if there is more to it.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal bool TryPlain(SlaTimer timer, long asOf, out long before, out long after)
    {
        before = after = 0;
        if (timer.Stage != TimerStage.Running || timer.Segments.Length != 1 || !timer.RetroactiveSegments.IsEmpty || timer.Terms.Target is not BusinessTimeTarget) return false;
        RunSegment segment = timer.Segments[0];
        long amount = timer.Target.BclCompatibleTicks;
        if (amount <= 0 || !ReferenceEquals(segment.Calendar, Replaced)) return false;
        long from = segment.From.ToUnixTimeTicks();
        before = Replaced.EarliestAfter(from, amount);
        after = By.EarliestAfter(from, amount);
        return before > asOf && after > asOf;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Concerns(SlaTimer timer)
    {
        if (ReferenceEquals(timer.Terms.Calendar, Replaced)) return true;
        foreach (RunSegment segment in timer.Segments)
            if (ReferenceEquals(segment.Calendar, Replaced)) return true;
        return false;
    }
}
