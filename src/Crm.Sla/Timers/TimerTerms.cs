using System.Collections.Immutable;
using NodaTime;

namespace Crm.Sla;

/// <summary>What a timer promises: how much business time, on which calendar, and how it is judged.</summary>
/// <param name="Target">The business time allowed. Zero is allowed: due at once.</param>
/// <param name="Calendar">The calendar that counts.</param>
public sealed record TimerTerms(Duration Target, BusinessCalendar Calendar)
{
    /// <summary>When the promise counts as broken.</summary>
    /// <value>The default value is <see cref="BreachPolicy.WhenExceeded"/>.</value>
    public BreachPolicy Breach { get; init; }

    /// <summary>The points on the way at which somebody wants to know.</summary>
    public ImmutableArray<SlaThreshold> Thresholds { get; init; } = [];

    /// <summary>Time before the attachment that counts; null for none.</summary>
    public RetroactiveStart? Retroactive { get; init; }
}
