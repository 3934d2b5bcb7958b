using Crm.Primitives;
using NodaTime;

namespace Crm.Sla;

/// <summary>So much business time, wherever it starts: eight hours.</summary>
/// <param name="Duration">The amount; zero means due at once, at most <see cref="TargetTime.Longest"/>.</param>
public sealed record BusinessTimeTarget(Duration Duration) : TargetTime
{
    /// <inheritdoc/>
    public override Duration AllowedFrom(Instant start, BusinessCalendar calendar) => Duration;

    /// <summary>The amount in hours, minutes and seconds.</summary>
    public override string ToString() => TimerText.Of(Duration);

    internal override void Check(string at, List<ValidationError> found)
    {
        if (Duration < Duration.Zero)
            found.Add(new ValidationError(at, "A target is not negative; zero means due at once.", "sla.target_negative"));
        else if (Duration > Longest)
            found.Add(new ValidationError(at, "A target is at most 100,000 days of business time; write a shorter one.", "sla.target_too_long"));
    }
}
