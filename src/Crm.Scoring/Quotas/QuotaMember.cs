namespace Crm.Scoring;

/// <summary>A member of a team that shares leads by monthly maximum.</summary>
/// <param name="Id">The key of the host's user.</param>
/// <param name="MonthlyMaximum">How many leads in a month.</param>
/// <param name="ReceivedLastDay">How many in the last 24 hours.</param>
public sealed record QuotaMember(string Id, int MonthlyMaximum, int ReceivedLastDay = 0)
{
    /// <summary>The least probability of a lead that the member takes; null for any.</summary>
    public decimal? MinProbability { get; init; }

    /// <summary>True if the member takes no part.</summary>
    public bool IsOptedOut { get; init; }

    /// <summary>How many leads the member gets today: the maximum divided by 30, a half rounded up, less what was received; 45 gives 2.</summary>
    public int RemainingToday => Math.Max(0, QuotaPlan.DailyShare(MonthlyMaximum) - ReceivedLastDay);
}
