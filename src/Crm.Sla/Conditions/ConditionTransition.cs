using Crm.Primitives;
using NodaTime;

namespace Crm.Sla;

/// <summary>What a change of a record did to a timer, and which condition caused it.</summary>
/// <param name="At">When.</param>
/// <param name="Action">What it did. A change of the target alone is <see cref="TimerAction.None"/>.</param>
/// <param name="Condition">The condition that caused it: <c>start</c>, <c>stop</c>, <c>pause</c>, <c>resume</c>, <c>reset</c>, <c>cancel</c>, or <c>targets</c>.</param>
/// <param name="Trace">How the condition came out, part by part; null where no target fits or a target without condition took over.</param>
/// <param name="Snapshot">The id of the snapshot, if it has one.</param>
public sealed record ConditionTransition(Instant At, TimerAction Action, string Condition, ConditionTrace? Trace, string? Snapshot)
{
    /// <summary>The condition and the comparisons that decided, such as <c>stop: true: state equal "closed" (was "closed")</c>.</summary>
    public override string ToString() =>
        Trace is not null ? $"{Condition}: {string.Join("; ", Trace.DecisiveLeaves)}" : Action == TimerAction.Cancel ? $"{Condition}: none fits" : $"{Condition}: for all others";
}
