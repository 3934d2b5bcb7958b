namespace Crm.Pricing;

/// <summary>Something that has to be done a time before a term ends.</summary>
/// <param name="Id">The id, such as <c>renewal offer</c>.</param>
/// <param name="MonthsBefore">So many months before the last day.</param>
/// <param name="DaysBefore">And so many days before that.</param>
/// <param name="Roll">What happens on a day that is no working day; other than none needs <see cref="IWorkingDays"/>.</param>
/// <remarks>Worked: 3 months before 31 May is 28 February (29 in a leap year).</remarks>
public sealed record FollowUpRule(string Id, int MonthsBefore, int DaysBefore, WorkingDayRoll Roll = WorkingDayRoll.None)
{
    /// <summary>And so many working days before that, 0 to 1,000; more than 0 needs <see cref="IWorkingDays"/>.</summary>
    /// <value>The default is 0.</value>
    /// <remarks>
    /// The day that months and days lead to is not counted itself, and what is reached is a working day, so nothing is left to roll. Worked:
    /// 5 working days before Sunday, 31 May 2026, are Monday the 25th; before Friday the 29th they are Friday the 22nd.
    /// </remarks>
    public int WorkingDaysBefore { get; init; }
}
