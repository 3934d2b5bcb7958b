using NodaTime;

namespace Crm.Domain;

/// <summary>Terms of whole months, as contracts and warranties state them.</summary>
public static class MonthTerm
{
    /// <summary>The last day of a term: the first day plus the months, minus one day.</summary>
    /// <param name="first">The first day, included.</param>
    /// <param name="months">The months; at least 1.</param>
    /// <returns>
    /// The last day, included. Worked: 36 months from 2026-06-01 end on 2029-05-31, 12 months from 2026-05-25 on 2027-05-24. Where the month
    /// has no such day its last day is taken before the day is subtracted: 1 month from 2026-01-31 ends on 2026-02-27.
    /// </returns>
    public static LocalDate LastDay(LocalDate first, int months)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(months, 1);
        return first.PlusMonths(months).PlusDays(-1);
    }
}
