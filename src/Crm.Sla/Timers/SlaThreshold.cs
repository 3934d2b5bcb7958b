using NodaTime;

namespace Crm.Sla;

/// <summary>A point on the way to the target at which somebody wants to know: half of it used, or one business hour left.</summary>
/// <remarks>Always found forward on the calendar, never by taking hours off the due date: one hour before a due date of Monday 09:30 is
/// Friday 16:30 where offices close at 17:00.</remarks>
public readonly record struct SlaThreshold
{
    private readonly decimal _percent;
    private readonly Duration? _before;

    private SlaThreshold(decimal percent, Duration? before)
    {
        _percent = percent;
        _before = before;
    }

    /// <summary>When a share of the target is used up.</summary>
    /// <param name="percent">The share; above 100 lies after the breach.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="percent"/> is negative or above 10,000.</exception>
    public static SlaThreshold AtPercent(decimal percent) => percent is >= 0 and <= 10_000
        ? new SlaThreshold(percent, null) : throw new ArgumentOutOfRangeException(nameof(percent), percent, "A share lies between 0 and 10,000 percent.");

    /// <summary>When so much business time is left; negative is after the target was used up.</summary>
    /// <param name="remaining">The business time left.</param>
    public static SlaThreshold Before(Duration remaining) => new(0m, remaining);

    /// <summary>How much business time is used when the threshold is reached; a fraction of a tick is rounded up, below zero is zero.</summary>
    /// <param name="target">The target.</param>
    public Duration Of(Duration target)
    {
        Duration used = _before is Duration before ? target - before
            : Duration.FromTicks((long)decimal.Ceiling(target.BclCompatibleTicks * _percent / 100m));
        return used < Duration.Zero ? Duration.Zero : used;
    }

    /// <summary>The threshold as <c>75 %</c> or <c>1:00:00 left</c>.</summary>
    public override string ToString() => _before is Duration before
        ? NodaTime.Text.DurationPattern.CreateWithInvariantCulture("-H:mm:ss").Format(before) + " left"
        : _percent.ToString(System.Globalization.CultureInfo.InvariantCulture) + " %";
}
