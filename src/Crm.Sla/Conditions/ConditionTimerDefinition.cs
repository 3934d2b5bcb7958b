using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Sla;

/// <summary>A promise on records of any kind whose clock follows six conditions: start, pause, resume, stop, reset, cancel.</summary>
/// <remarks>
/// <para>The conditions are looked at whenever the record changes, in the order of <see cref="ConditionStates.Decide"/>. They have three values: what is
/// unknown, because a field is missing, never starts, pauses, resumes, stops, resets or cancels anything. In particular a start condition that
/// becomes unknown does not cancel under <see cref="CancelRule.StartNotMet"/>, and a pause condition that becomes unknown does not resume under
/// <see cref="ResumeRule.PauseNotMet"/>: only a known no does.</para>
/// <para>A timer that starts while its pause condition is met is paused at once. The reset condition acts when it becomes met; while it stays met it
/// does nothing more, or every change of the record would begin another cycle; unknown for a while, it has stayed as it was.</para>
/// </remarks>
/// <param name="Key">Its name.</param>
/// <param name="Start">When a timer begins.</param>
/// <param name="Targets">What is promised: the first target whose condition fits holds, and another takes its place when the record changes.
/// Without one that fits no timer begins, and a running one is cancelled once all are known not to fit.</param>
public sealed record ConditionTimerDefinition(string Key, Condition Start, ImmutableArray<ConditionTargetDefinition> Targets)
{
    /// <summary>For the JSON form: an init member that the text leaves out would lose its default.</summary>
    [JsonConstructor]
    internal ConditionTimerDefinition(
        string key, Condition start, ImmutableArray<ConditionTargetDefinition> targets, Condition? stop = null, Condition? pause = null, Condition? resume = null,
        Condition? reset = null, Condition? cancel = null, CancelRule cancelRule = CancelRule.StartNotMet, ResumeRule resumeRule = ResumeRule.PauseNotMet,
        ReopenPolicy reopen = ReopenPolicy.NewCycle, string? retroactiveStart = null, bool retroactivePause = false, AgreementType agreement = AgreementType.Sla)
        : this(key, start, targets)
    {
        (Stop, Pause, Resume, Reset, Cancel, CancelRule, ResumeRule) = (stop, pause, resume, reset, cancel, cancelRule, resumeRule);
        (Reopen, RetroactiveStart, RetroactivePause, Agreement) = (reopen, retroactiveStart, retroactivePause, agreement);
    }

    /// <summary>The JSON form: reads older versions, reports every structural problem at once.</summary>
    public static DefinitionJson<ConditionTimerDefinition> Json { get; } = new(SlaJsonContext.Strict.ConditionTimerDefinition, schemaVersion: 1);

    /// <summary>When what was promised is done; null for never.</summary>
    public Condition? Stop { get; init; }

    /// <summary>When the clock stands still; null for never.</summary>
    public Condition? Pause { get; init; }

    /// <summary>When it goes on under <see cref="ResumeRule.ResumeMet"/>; null for never.</summary>
    public Condition? Resume { get; init; }

    /// <summary>When the timer ends and a new one begins, if the start condition is met too; null for never.</summary>
    public Condition? Reset { get; init; }

    /// <summary>When the promise no longer holds under <see cref="CancelRule.CancelMet"/>. While it is met no timer begins, whatever the rule; null for never.</summary>
    public Condition? Cancel { get; init; }

    /// <summary>When a timer is cancelled.</summary>
    /// <value>The default value is <see cref="CancelRule.StartNotMet"/>.</value>
    public CancelRule CancelRule { get; init; } = CancelRule.StartNotMet;

    /// <summary>When a paused timer goes on.</summary>
    /// <value>The default value is <see cref="ResumeRule.PauseNotMet"/>.</value>
    public ResumeRule ResumeRule { get; init; } = ResumeRule.PauseNotMet;

    /// <summary>What happens when the start condition is met again after a timer was fulfilled.</summary>
    /// <value>The default value is <see cref="ReopenPolicy.NewCycle"/>.</value>
    public ReopenPolicy Reopen { get; init; } = ReopenPolicy.NewCycle;

    /// <summary>The field, an instant, from which time counts although the timer begins later; null if it counts from the attachment.</summary>
    /// <remarks>A missing instant, or one after the attachment, is the attachment. Time that an earlier cycle counted is not counted again, and a cycle
    /// that a reset begins counts from the reset.</remarks>
    public string? RetroactiveStart { get; init; }

    /// <summary>Whether the time before the attachment in which the pause condition was met is taken off, as far as the history shows it.</summary>
    /// <value>The default value is false.</value>
    public bool RetroactivePause { get; init; }

    /// <summary>To whom the promise is made.</summary>
    /// <value>The default value is <see cref="AgreementType.Sla"/>.</value>
    public AgreementType Agreement { get; init; }
}
