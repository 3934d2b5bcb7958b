using NodaTime;

namespace Crm.Pricing;

/// <summary>What the guards of a quote look at, and whether each is met.</summary>
/// <remarks>Hand it to <see cref="QuoteLifeCycle.Machine"/>: <c>Fire(state, trigger, guards.IsMet)</c>. Blank text counts as missing.</remarks>
public sealed record QuoteGuards
{
    /// <summary>How many lines it has.</summary>
    public int Lines { get; init; }

    /// <summary>Whether somebody else must approve it.</summary>
    public bool ApprovalRequired { get; init; }

    /// <summary>Who submitted it.</summary>
    public string? Submitter { get; init; }

    /// <summary>Who approves it.</summary>
    public string? Approver { get; init; }

    /// <summary>Whether the approver may grant the largest discount in it.</summary>
    public bool ApproverHasAuthority { get; init; }

    /// <summary>What is said to a rejection.</summary>
    public string? Comment { get; init; }

    /// <summary>The last valid day, included; null for a quote that does not expire.</summary>
    public LocalDate? ValidUntil { get; init; }

    /// <summary>The day in the zone of the quote.</summary>
    public LocalDate? Today { get; init; }

    /// <summary>Who accepts it for the customer.</summary>
    public string? AcceptedBy { get; init; }

    /// <summary>Why, for declining and canceling.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether an order was made of this version already.</summary>
    public bool OrderExists { get; init; }

    /// <summary>Whether the guard of a name is met.</summary>
    /// <param name="guard">A name from the table.</param>
    /// <exception cref="ArgumentOutOfRangeException">The table has no such guard.</exception>
    public bool IsMet(string guard) => guard switch
    {
        "lines>=1" => Lines >= 1,
        "approvalRequired" => ApprovalRequired,
        "!approvalRequired" => !ApprovalRequired,
        "approver!=submitter" => !string.IsNullOrWhiteSpace(Approver) && !string.Equals(Approver, Submitter, StringComparison.Ordinal),
        "approver has authority for discount" => ApproverHasAuthority,
        "comment!=null" => !string.IsNullOrWhiteSpace(Comment),
        "validUntil>=today(zone)" or "today(zone)<=validUntil" => ValidUntil is null || Today <= ValidUntil,
        "today(zone)>validUntil" => Today > ValidUntil,
        "acceptedBy!=null" => !string.IsNullOrWhiteSpace(AcceptedBy),
        "reason!=null" => !string.IsNullOrWhiteSpace(Reason),
        "no order exists for this quote version" => !OrderExists,
        _ => throw new ArgumentOutOfRangeException(nameof(guard), guard, "The table of Quote has no such guard."),
    };
}
