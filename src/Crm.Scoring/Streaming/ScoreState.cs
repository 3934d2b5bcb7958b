using System.Collections.Immutable;
using NodaTime;

namespace Crm.Scoring;

/// <summary>The running state of one subject's events, fed one event at a time, in any order.</summary>
/// <remarks>
/// <para>Rules that add up without decay or with a half-life need a fixed few numbers, whatever the number of events; the other kinds keep their
/// events. An event must be applied once: the host's ledger, whose key is the event's id, sees to that.</para>
/// <para>Made by <see cref="ScoreModel{TSubject}.NewState"/>. Not thread-safe.</para>
/// </remarks>
public sealed class ScoreState : IEventPoints
{
    private sealed class Slot
    {
        public decimal Sum;
        public double Faded;
        public Instant FadedAt;
        public List<EngagementEvent>? Events;
    }

    private readonly ImmutableArray<CompiledEventRule> _rules;
    private readonly Slot?[] _slots;

    internal ScoreState(ImmutableArray<CompiledEventRule> rules)
    {
        _rules = rules;
        _slots = new Slot?[rules.Length];
    }

    /// <summary>When the latest event happened; null if there is none. The state cannot be asked for an instant before it.</summary>
    public Instant? Latest { get; private set; }

    /// <summary>Applies an event.</summary>
    /// <param name="engagement">The event; it may be older than those applied before.</param>
    public void Apply(EngagementEvent engagement)
    {
        ArgumentNullException.ThrowIfNull(engagement);
        if (Latest is not Instant latest || engagement.OccurredAt > latest) Latest = engagement.OccurredAt;
        for (int i = 0; i < _rules.Length; i++)
        {
            if (!_rules[i].Matches(engagement)) continue;
            Slot slot = _slots[i] ??= new Slot();
            EventRule rule = _rules[i].Rule;
            decimal points = rule.Points ?? engagement.Points ?? 0;
            if (!IsRunning(rule)) (slot.Events ??= []).Add(engagement);
            else if (rule.Decay.Kind == DecayKind.None) slot.Sum += CompiledEventRule.Rounded(points);
            else Fade(slot, rule.Decay, (double)points, engagement.OccurredAt);
        }
    }

    decimal IEventPoints.Earned(int index, CompiledEventRule rule, Instant asOf, List<ScoreReason>? reasons)
    {
        if (_slots[index] is not Slot slot) return 0;
        if (slot.Events is not null) return new EventPoints([.. slot.Events]).Earned(index, rule, asOf, reasons);
        return rule.Rule.Decay.Kind == DecayKind.None
            ? slot.Sum
            : CompiledEventRule.Rounded((decimal)(slot.Faded * rule.Rule.Decay.Factor(asOf - slot.FadedAt)));
    }

    private static bool IsRunning(EventRule rule) =>
        rule.Counting == EventCounting.Sum && rule.Decay.Kind is DecayKind.None or DecayKind.HalfLife;

    /// <summary>Brings sum and event to the later of their instants, so that no factor is ever above 1.</summary>
    private static void Fade(Slot slot, Decay decay, double points, Instant at)
    {
        if (slot.Faded == 0 && slot.FadedAt == default) slot.FadedAt = at;
        if (at >= slot.FadedAt)
        {
            slot.Faded = slot.Faded * decay.Factor(at - slot.FadedAt) + points;
            slot.FadedAt = at;
        }
        else
        {
            slot.Faded += points * decay.Factor(slot.FadedAt - at);
        }
    }
}
