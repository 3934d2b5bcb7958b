using System.Text.Json.Serialization;
using Crm.Primitives;
using NodaTime;

namespace Crm.Sla;

/// <summary>How much time a promise allows: an amount of business time, or a relative moment such as the next business day at 16:00.</summary>
/// <remarks>
/// A relative moment becomes an amount when the promise is made: the business time from its start to the moment. From then on both kinds are
/// one thing, so both can pause, be retargeted and have thresholds. A closed set: <see cref="BusinessTimeTarget"/>, to which a <see cref="Duration"/>
/// converts, and <see cref="RelativeTimeTarget"/>, to which a <see cref="RelativeTarget"/> converts. Immutable and thread-safe.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(BusinessTimeTarget), "businessTime")]
[JsonDerivedType(typeof(RelativeTimeTarget), "relative")]
public abstract record TargetTime
{
    private protected TargetTime()
    {
    }

    /// <summary>The longest target: 100,000 days of business time. It also stands for a moment that the calendar does not have, which is never due.</summary>
    public static Duration Longest { get; } = Duration.FromDays(100_000);

    /// <summary>An amount of business time.</summary>
    /// <param name="businessTime">The amount.</param>
    public static implicit operator TargetTime(Duration businessTime) => new BusinessTimeTarget(businessTime);

    /// <summary>A relative moment.</summary>
    /// <param name="relative">The moment.</param>
    public static implicit operator TargetTime(RelativeTarget relative) => new RelativeTimeTarget(relative);

    /// <summary>The business time allowed to a promise that counts from an instant.</summary>
    /// <param name="start">From when time counts.</param>
    /// <param name="calendar">The calendar that counts.</param>
    /// <returns>The amount, not negative for a target that <see cref="SlaEngine.Compile(SlaDefinition, IEnumerable{BusinessCalendar})"/> accepts.</returns>
    public abstract Duration AllowedFrom(Instant start, BusinessCalendar calendar);

    internal abstract void Check(string at, List<ValidationError> found);
}
