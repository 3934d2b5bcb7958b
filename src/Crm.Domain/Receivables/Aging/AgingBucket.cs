namespace Crm.Domain;

/// <summary>One column of an aging report: a range of days overdue, both ends included.</summary>
/// <param name="Name">What the column is called, such as <c>31-60</c>.</param>
/// <param name="From">The fewest days overdue that fall into it; null for everything below <paramref name="To"/> (not due yet).</param>
/// <param name="To">The most days overdue that fall into it; null for everything from <paramref name="From"/> on.</param>
/// <remarks>Days overdue are report date minus due date: 0 on the due date itself, negative before it.</remarks>
public sealed record AgingBucket(string Name, int? From, int? To)
{
    /// <summary>True if so many days overdue fall into the bucket.</summary>
    /// <param name="daysOverdue">Report date minus due date.</param>
    public bool Contains(int daysOverdue) => (From is not int from || daysOverdue >= from) && (To is not int to || daysOverdue <= to);
}
