using NodaTime;

namespace Crm.Pricing;

/// <summary>How much of a product can be promised for which day, without taking anything from a later promise.</summary>
/// <remarks>
/// Cumulative with look-ahead: what can be promised for a day is the least that is left on that day or any later one, never below 0.
/// Worked: 10 on hand, 8 promised for the 3rd, 20 come on the 5th: 2 until the 4th, 22 from the 5th on. Immutable and thread-safe.
/// </remarks>
public sealed class AvailableToPromise
{
    private readonly LocalDate[] _dates;
    private readonly decimal[] _available;
    private readonly decimal _beforeFirst;

    /// <summary>Computes it.</summary>
    /// <param name="position">What is there, what comes and what is promised.</param>
    public AvailableToPromise(AvailabilityPosition position)
    {
        ArgumentNullException.ThrowIfNull(position);
        IGrouping<LocalDate, SupplyMove>[] days = [.. position.Moves.GroupBy(static m => m.Date).OrderBy(static g => g.Key)];
        _dates = Array.ConvertAll(days, static day => day.Key);
        _available = new decimal[days.Length];
        decimal left = position.OnHand;
        for (int i = 0; i < days.Length; i++) _available[i] = left += days[i].Sum(static m => m.Quantity);
        for (int i = days.Length - 2; i >= 0; i--) _available[i] = Math.Min(_available[i], _available[i + 1]);
        _beforeFirst = Math.Max(0m, days.Length == 0 ? position.OnHand : Math.Min(position.OnHand, _available[0]));
    }

    /// <summary>What can be promised for a day.</summary>
    /// <param name="day">The day.</param>
    public decimal On(LocalDate day)
    {
        int at = Array.BinarySearch(_dates, day);
        if (at < 0) at = ~at - 1;
        return at < 0 ? _beforeFirst : Math.Max(0m, _available[at]);
    }

    /// <summary>The first day, from a given one on, for which a quantity can be promised; null if there is none.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="from">The first day that is wanted.</param>
    public LocalDate? Earliest(decimal quantity, LocalDate from)
    {
        if (On(from) >= quantity) return from;
        for (int i = 0; i < _dates.Length; i++)
        {
            if (_dates[i] > from && _available[i] >= quantity) return _dates[i];
        }

        return null;
    }
}
