using Crm.Primitives;
using NodaTime;

namespace Crm.Sla;

/// <summary>Until a moment some business days later: the next business day at 16:00.</summary>
/// <remarks>
/// <para>The moment is that of <see cref="RelativeTarget.DueAt"/>. What is promised is the business time up to it, so where the moment is an opening, or lies
/// outside the opening hours, people are shown the last closing before it (<see cref="SlaStatus.DueAt"/>) and the promise is broken at the next opening
/// (<see cref="SlaStatus.BreachesAt"/>): no business time lies between the two. A target of 18:00 at an office that closes at 17:00 is due at 17:00.</para>
/// <para>While the clock is paused the moment loses its meaning, as every due date does. What counts on is the business time that was left:
/// two hours before 16:00 are two business hours after the clock goes on.</para>
/// </remarks>
/// <param name="Relative">The moment.</param>
public sealed record RelativeTimeTarget(RelativeTarget Relative) : TargetTime
{
    /// <summary>The business time from the start to the moment; <see cref="TargetTime.Longest"/> if it never comes.</summary>
    /// <param name="start">From when time counts.</param>
    /// <param name="calendar">The calendar that counts.</param>
    public override Duration AllowedFrom(Instant start, BusinessCalendar calendar) =>
        Relative.TryGetOpenTime(calendar, start, out Duration openTime) ? openTime : Longest;

    /// <summary>The moment in words.</summary>
    public override string ToString() => Relative.ToString();

    internal override void Check(string at, List<ValidationError> found)
    {
        if (Relative.Problem($"{at}/relative") is ValidationError problem) found.Add(problem);
    }
}
