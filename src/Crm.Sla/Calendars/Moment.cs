using System.Diagnostics.CodeAnalysis;
using NodaTime;

namespace Crm.Sla;

/// <summary>An instant, or never: what a calendar answers when the open time that was asked for may not exist.</summary>
/// <remarks>
/// A calendar without opening hours has no "eight business hours from now". That is a fact about the caller's data, so it is an answer and
/// not an exception. Never sorts after every instant. The default value is never. Immutable and thread-safe.
/// </remarks>
public readonly record struct Moment : IComparable<Moment>
{
    private readonly Instant _instant;
    private readonly bool _isKnown;

    private Moment(Instant instant)
    {
        _instant = instant;
        _isKnown = true;
    }

    /// <summary>No instant within the time that the calendar knows.</summary>
    public static Moment Never => default;

    /// <summary>True if there is no such instant.</summary>
    public bool IsNever => !_isKnown;

    /// <summary>The instant.</summary>
    /// <exception cref="InvalidOperationException">It is never; ask <see cref="IsNever"/> or <see cref="TryGetInstant"/> first.</exception>
    public Instant Instant => _isKnown ? _instant : throw new InvalidOperationException("Never has no instant.");

    /// <summary>Makes the moment of an instant.</summary>
    /// <param name="instant">The instant.</param>
    public static Moment At(Instant instant) => new(instant);

    /// <summary>The instant, if there is one.</summary>
    /// <param name="instant">The instant, or the default.</param>
    /// <returns>False if it is never.</returns>
    public bool TryGetInstant([MaybeNullWhen(false)] out Instant instant)
    {
        instant = _instant;
        return _isKnown;
    }

    /// <summary>The instant, or null for never: the form that a database column takes.</summary>
    public Instant? ToNullable() => _isKnown ? _instant : null;

    /// <inheritdoc/>
    public int CompareTo(Moment other) =>
        _isKnown ? other._isKnown ? _instant.CompareTo(other._instant) : -1 : other._isKnown ? 1 : 0;

    /// <summary>The instant in ISO 8601, or <c>never</c>.</summary>
    public override string ToString() => _isKnown ? NodaTime.Text.InstantPattern.ExtendedIso.Format(_instant) : "never";

    /// <summary>True if the left one is earlier.</summary>
    public static bool operator <(Moment left, Moment right) => left.CompareTo(right) < 0;

    /// <summary>True if the left one is later.</summary>
    public static bool operator >(Moment left, Moment right) => left.CompareTo(right) > 0;

    /// <summary>True if the left one is not later.</summary>
    public static bool operator <=(Moment left, Moment right) => left.CompareTo(right) <= 0;

    /// <summary>True if the left one is not earlier.</summary>
    public static bool operator >=(Moment left, Moment right) => left.CompareTo(right) >= 0;
}
