using NodaTime;

namespace Crm.Sla;

/// <summary>A deadline that has come and that one worker holds for the time of its lease.</summary>
/// <param name="Timer">The key of the timer: the case, the metric and the cycle.</param>
/// <param name="Version">The version of the timer for which the deadline was computed.</param>
/// <param name="Kind">What is to happen.</param>
/// <param name="DueAt">When it was due.</param>
/// <param name="Attempt">How often it was claimed, from 1.</param>
/// <param name="Failures">How often its effect failed before. Fewer than the attempts before this one if a worker died or was stopped.</param>
public sealed record ClaimedDeadline(string Timer, long Version, string Kind, Instant DueAt, int Attempt, int Failures = 0)
{
    /// <summary>The key of the effect: whoever stores what happened stores it under this key, once.</summary>
    public string EffectKey => KeyOf(Timer, Version, Kind);

    /// <summary>The effect key of a deadline.</summary>
    /// <param name="timer">The key of the timer.</param>
    /// <param name="version">Its version.</param>
    /// <param name="kind">What is to happen.</param>
    public static string KeyOf(string timer, long version, string kind) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{timer}/{version}/{kind}");
}
