using NodaTime;
using NodaTime.Text;

namespace Crm.Primitives;

/// <summary>A half-open period of calendar days: <see cref="From"/> is in it, <see cref="To"/> is not. Either end may be open.</summary>
/// <remarks>
/// Like a price list that says "valid from 1 July": on 1 July it counts, and the list that ends on 1 July no longer does. The default
/// value is open at both ends. An open end is stored as null, never as a far date. Immutable and thread-safe.
/// </remarks>
public readonly record struct EffectivePeriod
{
    /// <summary>Makes a period.</summary>
    /// <param name="from">The first day; null means since ever.</param>
    /// <param name="to">The first day that is no longer in it; null means for ever.</param>
    /// <exception cref="ArgumentException"><paramref name="to"/> is before <paramref name="from"/>. (Equal is allowed: an empty period.)</exception>
    public EffectivePeriod(LocalDate? from, LocalDate? to)
    {
        if (from is LocalDate f && to is LocalDate t && t < f)
            throw new ArgumentException("A period does not end before it begins.", nameof(to));
        From = from;
        To = to;
    }

    /// <summary>The first day; null means since ever.</summary>
    public LocalDate? From { get; }

    /// <summary>The first day that is no longer in it; null means for ever.</summary>
    public LocalDate? To { get; }

    /// <summary>The period without ends.</summary>
    public static EffectivePeriod Always => default;

    /// <summary>True if no day is in it.</summary>
    public bool IsEmpty => From is LocalDate from && To is LocalDate to && from == to;

    /// <summary>From a first day to a last day, both included, as contracts say it.</summary>
    /// <param name="first">The first day.</param>
    /// <param name="last">The last day; not before the day before <paramref name="first"/>.</param>
    public static EffectivePeriod Inclusive(LocalDate first, LocalDate last) => new(first, last.PlusDays(1));

    /// <summary>True if the day is in the period.</summary>
    /// <param name="date">The day.</param>
    public bool Contains(LocalDate date) => (From is not LocalDate from || date >= from) && (To is not LocalDate to || date < to);

    /// <summary>True if at least one day is in both.</summary>
    /// <param name="other">The other period.</param>
    public bool Overlaps(EffectivePeriod other) => Intersect(other) is not null;

    /// <summary>The days that are in both; null if there is none.</summary>
    /// <param name="other">The other period.</param>
    public EffectivePeriod? Intersect(EffectivePeriod other)
    {
        LocalDate? from = From is null ? other.From : other.From is null ? From : LocalDate.Max(From.Value, other.From.Value);
        LocalDate? to = To is null ? other.To : other.To is null ? To : LocalDate.Min(To.Value, other.To.Value);
        return from is LocalDate f && to is LocalDate t && t <= f ? null : new EffectivePeriod(from, to);
    }

    /// <summary>The period as <c>[2026-01-01, 2026-07-01)</c>, with dots for an open end.</summary>
    public override string ToString() =>
        $"[{(From is LocalDate from ? LocalDatePattern.Iso.Format(from) : "..")}, {(To is LocalDate to ? LocalDatePattern.Iso.Format(to) : "..")})";
}
