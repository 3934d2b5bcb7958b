using System.Collections.Immutable;
using NodaTime;

namespace Crm.Sla;

/// <summary>What a timer promises: how much business time, on which calendar, and how it is judged.</summary>
/// <param name="Target">The time allowed: a duration, zero meaning due at once, or a relative moment.</param>
/// <param name="Calendar">The calendar that counts.</param>
public sealed record TimerTerms(TargetTime Target, BusinessCalendar Calendar)
{
    /// <summary>When the promise counts as broken.</summary>
    /// <value>The default value is <see cref="BreachPolicy.WhenExceeded"/>.</value>
    public BreachPolicy Breach { get; init; }

    /// <summary>The points on the way at which somebody wants to know.</summary>
    public ImmutableArray<SlaThreshold> Thresholds { get; init; } = [];

    /// <summary>Time before the attachment that counts; null for none.</summary>
    public RetroactiveStart? Retroactive { get; init; }

    /// <summary>The business time allowed if the promise is made at an instant; a relative target counts from the retroactive start, if there is one.</summary>
    internal Duration AllowedFrom(Instant attachedAt) => Target.AllowedFrom(Retroactive?.Start ?? attachedAt, Calendar);
}
