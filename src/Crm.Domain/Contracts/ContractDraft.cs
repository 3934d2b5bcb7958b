using NodaTime;

namespace Crm.Domain;

/// <summary>What a contract is to say.</summary>
/// <param name="Id">Its id, made by the caller.</param>
/// <param name="Number">Its number for people.</param>
/// <param name="PartyKey">With whom.</param>
/// <param name="Start">The first day of cover; null if not agreed yet. Needed to submit.</param>
/// <param name="TermMonths">How long it runs, in months; at least 1.</param>
/// <param name="Zone">The time zone in which its dates count.</param>
public sealed record ContractDraft(ContractId Id, string Number, string PartyKey, LocalDate? Start, int TermMonths, DateTimeZone Zone)
{
    /// <summary>True if it goes on by itself. The default is false.</summary>
    public bool AutoRenew { get; init; }

    /// <summary>How many months it goes on for; null for its term.</summary>
    public int? AutoRenewMonths { get; init; }

    /// <summary>The contract it follows; null for the first.</summary>
    public string? PredecessorKey { get; init; }
}
