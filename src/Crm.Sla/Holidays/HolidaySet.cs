using System.Collections.Immutable;
using Crm.Primitives;
using NodaTime;

namespace Crm.Sla;

/// <summary>Holidays that belong together, such as those of a country: rules for the yearly ones and dates for those by decree.</summary>
/// <param name="Key">Its name.</param>
/// <remarks>A holiday that is moved from a weekend is a holiday on both days: shops that open on Saturday close on the day itself.
/// Immutable and thread-safe.</remarks>
public sealed record HolidaySet(string Key)
{
    /// <summary>The yearly holidays, in the order in which <see cref="ObservedRule.NextFreeWeekday"/> looks for a free day.</summary>
    public ImmutableArray<HolidayRule> Rules { get; init; } = [];

    /// <summary>Single dates.</summary>
    public ImmutableArray<HolidayDate> Dates { get; init; } = [];

    /// <summary>The holidays from one date to another, in order; each date once.</summary>
    /// <param name="first">The first date, included.</param>
    /// <param name="last">The last date, included.</param>
    public IReadOnlyList<HolidayDate> Between(LocalDate first, LocalDate last)
    {
        SortedDictionary<LocalDate, HolidayDate> found = [];
        Visit(first, last, date => found.TryAdd(date.Date, date));
        return [.. found.Values];
    }

    /// <summary>Equal if all members are.</summary>
    /// <param name="other">The other set.</param>
    public bool Equals(HolidaySet? other) =>
        other is not null && Key == other.Key && Rules.AsSpan().SequenceEqual(other.Rules.AsSpan()) && Dates.AsSpan().SequenceEqual(other.Dates.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Key, Rules.Length, Dates.Length);

    /// <summary>Everything that is wrong with the set.</summary>
    internal void Check(string at, List<ValidationError> found)
    {
        for (int i = 0; i < Rules.Length; i++)
        {
            if (Rules[i].Problem() is string problem)
                found.Add(new ValidationError($"{at}/rules/{i}", $"{Rules[i].Name}: {problem}", "sla.holiday_rule_invalid"));
            else if (Rules[i].FromYear > Rules[i].ToYear)
                found.Add(new ValidationError($"{at}/rules/{i}", $"{Rules[i].Name}: it ends before it begins and is never a holiday; exchange the years.", "sla.holiday_never", Severity.Warning));
        }
    }

    /// <summary>Calls for each holiday from one date to another, both included: single dates first, then the rules year by year. A date may come twice.</summary>
    internal void Visit(LocalDate first, LocalDate last, Action<HolidayDate> found)
    {
        foreach (HolidayDate date in Dates)
            if (date.Date >= first && date.Date <= last) found(date);
        if (Rules.IsDefaultOrEmpty) return;
        // One year more to each side, because an observed day or an offset crosses the year; and one before that, because what is observed
        // from December may take a day of January.
        HashSet<LocalDate> taken = [.. Dates.Select(static d => d.Date)];
        int from = Math.Max(1, first.Year - 2), to = Math.Min(9997, last.Year + 1);
        Take(from, taken);
        for (int year = from; year <= to; year++)
        {
            Take(year + 1, taken);
            foreach (HolidayRule rule in Rules)
                if (In(rule, year) is LocalDate date && date >= first && date <= last) found(new HolidayDate(date, rule.Name));
            foreach (HolidayRule rule in Rules)
            {
                if (rule.Observed == ObservedRule.None || In(rule, year) is not LocalDate date) continue;
                LocalDate observed = rule.ObservedDate(date, taken.Contains);
                if (observed == date) continue;
                taken.Add(observed);
                if (observed >= first && observed <= last) found(new HolidayDate(observed, rule.Name, IsObserved: true));
            }
        }
    }

    private void Take(int year, HashSet<LocalDate> taken)
    {
        foreach (HolidayRule rule in Rules)
            if (In(rule, year) is LocalDate date) taken.Add(date);
    }

    private static LocalDate? In(HolidayRule rule, int year) => rule.Problem() is null ? rule.DateIn(year) : null;
}
