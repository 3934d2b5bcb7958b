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
        foreach (HolidayDate date in Dates)
            if (date.Date >= first && date.Date <= last) found.TryAdd(date.Date, date);
        if (Rules.IsDefaultOrEmpty) return [.. found.Values];
        // One year more to each side: an observed day crosses the year, and an offset may.
        for (int year = first.Year - 1; year <= last.Year + 1; year++)
            foreach (HolidayDate date in InYear(year))
                if (date.Date >= first && date.Date <= last) found.TryAdd(date.Date, date);
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
            if (Rules[i].Problem() is string problem)
                found.Add(new ValidationError($"{at}/rules/{i}", $"{Rules[i].Name}: {problem}", "sla.holiday_rule_invalid"));
    }

    private List<HolidayDate> InYear(int year)
    {
        List<(HolidayRule Rule, LocalDate Date)> nominal = [];
        foreach (HolidayRule rule in Rules)
            if (rule.Problem() is null && rule.DateIn(year) is LocalDate date) nominal.Add((rule, date));
        List<HolidayDate> all = [.. nominal.Select(static n => new HolidayDate(n.Date, n.Rule.Name))];
        HashSet<LocalDate> taken = [.. nominal.Select(static n => n.Date), .. Dates.Select(static d => d.Date)];
        foreach ((HolidayRule rule, LocalDate date) in nominal)
        {
            LocalDate observed = rule.ObservedDate(date, taken.Contains);
            if (observed == date) continue;
            taken.Add(observed);
            all.Add(new HolidayDate(observed, rule.Name, IsObserved: true));
        }

        return all;
    }
}
