using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace Crm.Sla;

/// <summary>How a yearly holiday is found. The forms are <see cref="FixedHoliday"/>, <see cref="NthWeekdayHoliday"/> and <see cref="EasterHoliday"/>.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(FixedHoliday), "fixed")]
[JsonDerivedType(typeof(NthWeekdayHoliday), "nthWeekday")]
[JsonDerivedType(typeof(EasterHoliday), "easter")]
public abstract record HolidayRule
{
    /// <summary>How far a free day is looked for; a set that takes every day of two months moves nothing.</summary>
    private const int LongestMove = 60;

    private protected HolidayRule(string name) => Name = name;

    /// <summary>What the holiday is called.</summary>
    public string Name { get; init; }

    /// <summary>Where it goes when it falls on a weekend.</summary>
    public ObservedRule Observed { get; init; }

    /// <summary>The first year in which it exists; null means since ever.</summary>
    public int? FromYear { get; init; }

    /// <summary>The last year in which it exists; null means for ever.</summary>
    public int? ToYear { get; init; }

    /// <summary>Years in which it was left out or moved by decree; the other date is then a <see cref="HolidaySet.Dates"/> entry.</summary>
    public ImmutableArray<int> ExceptYears { get; init; } = [];

    /// <summary>The day itself in a year; null if there is none that year, such as 29 February.</summary>
    /// <param name="year">The year.</param>
    public LocalDate? DateIn(int year) =>
        year < (FromYear ?? int.MinValue) || year > (ToYear ?? int.MaxValue) || ExceptYears.Contains(year) ? null : Find(year);

    /// <summary>The day on which the holiday of a year is observed, if only this rule counts; it may lie in the year before or after.</summary>
    /// <param name="year">The year of the holiday itself.</param>
    /// <returns>The 2022 New Year's Day, a Saturday, is observed on 2021-12-31 by <see cref="ObservedRule.NearestWeekday"/>.</returns>
    public LocalDate? ObservedIn(int year) => DateIn(year) is LocalDate date ? ObservedDate(date, static _ => false) : null;

    /// <summary>Equal if both are the same kind of rule and all members are equal.</summary>
    /// <param name="other">The other rule.</param>
    public virtual bool Equals(HolidayRule? other) =>
        other is not null && EqualityContract == other.EqualityContract && Name == other.Name && Observed == other.Observed
        && FromYear == other.FromYear && ToYear == other.ToYear && ExceptYears.AsSpan().SequenceEqual(other.ExceptYears.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(EqualityContract, Name, Observed, FromYear, ToYear);

    internal LocalDate ObservedDate(LocalDate date, Func<LocalDate, bool> isTaken)
    {
        int beyondFriday = (int)date.DayOfWeek - (int)IsoDayOfWeek.Friday;
        if (beyondFriday <= 0 || Observed == ObservedRule.None) return date;
        if (Observed == ObservedRule.NearestWeekday) return date.PlusDays(beyondFriday == 1 ? -1 : 1);
        LocalDate observed = date.PlusDays(3 - beyondFriday);
        if (Observed == ObservedRule.NextMonday) return observed;
        while (isTaken(observed) || observed.DayOfWeek >= IsoDayOfWeek.Saturday)
        {
            observed = observed.PlusDays(1);
            if (observed > date.PlusDays(LongestMove)) return date;
        }

        return observed;
    }

    /// <summary>A sentence that says what is wrong with the rule, or null.</summary>
    internal abstract string? Problem();

    private protected abstract LocalDate? Find(int year);
}
