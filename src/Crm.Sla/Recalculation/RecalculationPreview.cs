using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NodaTime;

namespace Crm.Sla;

/// <summary>What a recalculation would change, before anything is changed.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record RecalculationPreview
{
    // In ticks, and compiled in full at once, because there may be hundreds of thousands: see CalendarChange.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal RecalculationPreview(int timers, List<MovedDeadline> moved)
    {
        long delay = 0, advance = 0;
        Timers = timers;
        Moved = moved;
        foreach (ref readonly MovedDeadline deadline in CollectionsMarshal.AsSpan(moved))
        {
            if (deadline.IsLater) Later++;
            if (deadline.IsEarlier) Earlier++;
            if (deadline is { WasBreached: false, IsBreached: true }) NewlyBreached++;
            if (deadline is { WasBreached: true, IsBreached: false }) NoLongerBreached++;
            delay = Math.Max(delay, deadline.TicksBy);
            advance = Math.Max(advance, -deadline.TicksBy);
        }

        (LargestDelay, LargestAdvance) = (Duration.FromTicks(delay), Duration.FromTicks(advance));
    }

    /// <summary>How many timers were looked at.</summary>
    public int Timers { get; }

    /// <summary>What changes, in the order of the timers: due dates that move, and promises that become broken or kept.</summary>
    public IReadOnlyList<MovedDeadline> Moved { get; }

    /// <summary>How many stay as they are.</summary>
    public int Unchanged => Timers - Moved.Count;

    /// <summary>How many due dates move to a later instant, or to never.</summary>
    public int Later { get; }

    /// <summary>How many due dates move to an earlier instant.</summary>
    public int Earlier { get; }

    /// <summary>How many promises are broken with the change that were not before.</summary>
    public int NewlyBreached { get; }

    /// <summary>How many promises are not broken with the change that were before.</summary>
    public int NoLongerBreached { get; }

    /// <summary>The most real time by which a due date moves back; zero if none does.</summary>
    public Duration LargestDelay { get; }

    /// <summary>The most real time by which a due date comes forward; zero if none does.</summary>
    public Duration LargestAdvance { get; }

    /// <summary>The counts in one line.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{Timers} timers: {Later} later (by at most {TimerText.Of(LargestDelay)}), {Earlier} earlier (by at most {TimerText.Of(LargestAdvance)}), {Unchanged} unchanged; {NewlyBreached} newly breached, {NoLongerBreached} no longer");
}
