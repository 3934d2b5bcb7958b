using System.Collections.Immutable;
using NodaTime;

namespace Crm.Sla;

/// <summary>A promise that is made for something older: time before the attachment counts.</summary>
/// <param name="Start">From when time counts; not after the attachment.</param>
/// <param name="Pauses">Spans that do not count, in any order; they are cut to the time before the attachment. None: paused time counts too.</param>
public sealed record RetroactiveStart(Instant Start, ImmutableArray<Interval> Pauses)
{
    /// <summary>The spans that count, in order.</summary>
    internal IEnumerable<RunSegment> Segments(Instant attachedAt, BusinessCalendar calendar)
    {
        Instant from = Start;
        foreach (Interval pause in Pauses.OrderBy(static p => p.Start))
        {
            if (pause.Start >= attachedAt) break;
            if (pause.Start > from) yield return new RunSegment(from, pause.Start, calendar);
            from = Instant.Max(from, pause.End);
        }

        if (from < attachedAt) yield return new RunSegment(from, attachedAt, calendar);
    }
}
