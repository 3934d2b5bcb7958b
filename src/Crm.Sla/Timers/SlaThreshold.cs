using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;

namespace Crm.Sla;

/// <summary>A point on the way to the target at which somebody wants to know: half of it used, one business hour left, one hour over.</summary>
/// <remarks>Always found forward on the calendar, never by taking hours off the due date: one hour before a due date of Monday 09:30 is
/// Friday 16:30 where offices close at 17:00. In JSON and in keys it is its text: <c>75 %</c>, <c>1:00:00 left</c>, <c>1:00:00 over</c>.</remarks>
[JsonConverter(typeof(SlaThresholdJsonConverter))]
public readonly record struct SlaThreshold
{
    private const string PercentSign = " %";
    private const string Left = " left";
    private const string Over = " over";
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
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="remaining"/> is more than <see cref="TargetTime.Longest"/>, either way.</exception>
    public static SlaThreshold Before(Duration remaining) => remaining <= TargetTime.Longest && remaining >= -TargetTime.Longest
        ? new SlaThreshold(0m, remaining) : throw new ArgumentOutOfRangeException(nameof(remaining), remaining, "At most 100,000 days.");

    /// <summary>When so much more business time was used than promised: escalate again after another hour.</summary>
    /// <param name="exceeded">The business time over the target.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="exceeded"/> is more than <see cref="TargetTime.Longest"/>, either way.</exception>
    public static SlaThreshold After(Duration exceeded) => Before(-exceeded);

    /// <summary>How much business time is used when the threshold is reached; a fraction of a tick is rounded up, below zero is zero.</summary>
    /// <param name="target">The target; at most <see cref="TargetTime.Longest"/>.</param>
    public Duration Of(Duration target)
    {
        Duration used = _before is Duration before ? target - before
            : Duration.FromTicks((long)decimal.Ceiling(target.BclCompatibleTicks * _percent / 100m));
        return used < Duration.Zero ? Duration.Zero : used;
    }

    /// <summary>Reads the text of a threshold.</summary>
    /// <param name="text">Such as <c>75 %</c>, <c>1:00:00 left</c> or <c>1:00:00 over</c>; hours are not limited to a day.</param>
    /// <param name="threshold">The threshold.</param>
    /// <returns>False if the text has another form.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out SlaThreshold threshold)
    {
        threshold = default;
        if (text is null) return false;
        if (text.EndsWith(PercentSign, StringComparison.Ordinal))
        {
            if (!decimal.TryParse(text.AsSpan(0, text.Length - PercentSign.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal percent) || percent > 10_000) return false;
            threshold = new SlaThreshold(percent, null);
            return true;
        }

        bool isOver = text.EndsWith(Over, StringComparison.Ordinal);
        if (!isOver && !text.EndsWith(Left, StringComparison.Ordinal)) return false;
        if (!TimerText.TryParse(text[..^Left.Length], out Duration duration) || duration < Duration.Zero || duration > TargetTime.Longest) return false;
        threshold = new SlaThreshold(0m, isOver ? -duration : duration);
        return true;
    }

    /// <summary>The threshold as <c>75 %</c>, <c>1:00:00 left</c> or <c>1:00:00 over</c>.</summary>
    public override string ToString() => _before is not Duration before ? _percent.ToString("0.############################", CultureInfo.InvariantCulture) + PercentSign
        : before < Duration.Zero ? TimerText.Of(-before) + Over : TimerText.Of(before) + Left;
}
