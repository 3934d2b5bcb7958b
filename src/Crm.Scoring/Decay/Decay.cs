using System.Text.Json.Serialization;
using NodaTime;

namespace Crm.Scoring;

/// <summary>How the points of an event fade: the factor by which they count at an age.</summary>
/// <remarks>
/// Ages are elapsed time (a day is 86,400 s), never calendar days. An event in the future counts nothing. Negative points fade as positive
/// ones do. Immutable and thread-safe.
/// </remarks>
public sealed record Decay
{
    /// <summary>Makes a decay from its parts, as the JSON form holds them; the named factories say what they mean.</summary>
    /// <param name="kind">Which law.</param>
    /// <param name="length">The length, half-life or period.</param>
    /// <param name="rate">The share lost in each step.</param>
    [JsonConstructor]
    internal Decay(DecayKind kind, Duration length, double rate)
    {
        Kind = kind;
        Length = length;
        Rate = rate;
    }

    /// <summary>Which law.</summary>
    public DecayKind Kind { get; }

    /// <summary>The length, half-life or period; zero for <see cref="DecayKind.None"/>.</summary>
    public Duration Length { get; }

    /// <summary>The share lost in each step, between 0 and 1; 0 where there are no steps.</summary>
    public double Rate { get; }

    /// <summary>No decay: the factor is 1 at every age.</summary>
    public static Decay None { get; } = new(DecayKind.None, Duration.Zero, 0);

    /// <summary>Counts while the age is below <paramref name="length"/>; an event exactly that old is out.</summary>
    /// <param name="length">How long.</param>
    public static Decay Window(Duration length) => new(DecayKind.Window, length, 0);

    /// <summary><c>max(0, 1 - age/length)</c>.</summary>
    /// <param name="length">The age at which nothing is left; 14 of 40 days leave 0.65.</param>
    public static Decay Linear(Duration length) => new(DecayKind.Linear, length, 0);

    /// <summary><c>2^(-age/halfLife)</c>.</summary>
    /// <param name="halfLife">The age at which half is left, exactly.</param>
    public static Decay HalfLife(Duration halfLife) => new(DecayKind.HalfLife, halfLife, 0);

    /// <summary><c>max(0, 1 - rate * n)</c> with n full periods.</summary>
    /// <param name="period">The period; a step is taken at its end.</param>
    /// <param name="rate">The share of the original points lost in each; 0.25 leaves 0.5 after two.</param>
    public static Decay StepLinear(Duration period, double rate) => new(DecayKind.StepLinear, period, rate);

    /// <summary><c>(1 - rate)^n</c> with n full periods.</summary>
    /// <param name="period">The period; a step is taken at its end.</param>
    /// <param name="rate">The share of the rest lost in each; 0.25 leaves 0.5625 after two.</param>
    public static Decay StepGeometric(Duration period, double rate) => new(DecayKind.StepGeometric, period, rate);

    /// <summary>The factor at an age.</summary>
    /// <param name="age">How long ago the event was; negative if it is still to come.</param>
    /// <returns>Between 0 and 1, never rising with age; 0 for a negative age.</returns>
    public double Factor(Duration age)
    {
        if (age < Duration.Zero) return 0;
        return Kind switch
        {
            DecayKind.Window => age < Length ? 1 : 0,
            DecayKind.Linear => Math.Max(0, 1 - age / Length),
            DecayKind.HalfLife => Math.Pow(2, -(age / Length)),
            DecayKind.StepLinear => Math.Max(0, 1 - Rate * Periods(age)),
            DecayKind.StepGeometric => Math.Pow(1 - Rate, Periods(age)),
            _ => 1,
        };
    }

    /// <summary>Full periods, counted in whole nanoseconds: a step never comes late because of a rounded division.</summary>
    private double Periods(Duration age) => (double)(Nanoseconds(age) / Nanoseconds(Length));

    private static Int128 Nanoseconds(Duration duration) => (Int128)duration.Days * NodaConstants.NanosecondsPerDay + duration.NanosecondOfDay;
}
