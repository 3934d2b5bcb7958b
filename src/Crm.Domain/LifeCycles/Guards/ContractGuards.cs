using NodaTime;

namespace Crm.Domain;

/// <summary>What the guards of a contract look at, and whether each is met.</summary>
/// <remarks>Hand it to <see cref="LifeCycles.Contract"/>: <c>Fire(state, trigger, guards.IsMet)</c>. A fact left out counts as not given.</remarks>
public sealed record ContractGuards
{
    /// <summary>The day in the contract's zone.</summary>
    public LocalDate Today { get; init; }

    /// <summary>The first day of cover.</summary>
    public LocalDate? StartDate { get; init; }

    /// <summary>The last day of cover, included.</summary>
    public LocalDate? EndDate { get; init; }

    /// <summary>What the approver has to say.</summary>
    public string? Comment { get; init; }

    /// <summary>Who asked for approval.</summary>
    public string? Submitter { get; init; }

    /// <summary>Who approves.</summary>
    public string? Approver { get; init; }

    /// <summary>Who signed for the customer.</summary>
    public string? SignedBy { get; init; }

    /// <summary>When.</summary>
    public LocalDate? SignedOn { get; init; }

    /// <summary>Why, in words; blank counts as missing.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether it goes on by itself.</summary>
    public bool AutoRenew { get; init; }

    /// <summary>Whether notice of non-renewal was given.</summary>
    public bool NoticeGiven { get; init; }

    /// <summary>The contract that follows.</summary>
    public string? Successor { get; init; }

    /// <summary>The day a termination takes effect.</summary>
    public LocalDate? EffectiveDate { get; init; }

    /// <summary>Whether the guard of a name is met.</summary>
    /// <param name="guard">A name from the table.</param>
    /// <exception cref="ArgumentOutOfRangeException">The table has no such guard.</exception>
    public bool IsMet(string guard) => guard switch
    {
        "startDate!=null" => StartDate is not null,
        "endDate>=startDate" => EndDate >= StartDate,
        "comment!=null" => Fact.IsThere(Comment),
        "approver!=submitter" => Fact.IsOther(Approver, Submitter),
        "signedBy!=null" => Fact.IsThere(SignedBy),
        "signedOn!=null" => SignedOn is not null,
        "today(zone)>=startDate" => Today >= StartDate,
        "reason!=null" => Fact.IsThere(Reason),
        "today(zone)<=endDate" => Today <= EndDate,
        "autoRenew" => AutoRenew,
        "today(zone)>endDate" => Today > EndDate,
        "no notice of non-renewal" => !NoticeGiven,
        "!autoRenew || notice given" => !AutoRenew || NoticeGiven,
        "successor contract exists" => Fact.IsThere(Successor),
        "effectiveDate!=null" => EffectiveDate is not null,
        _ => throw Fact.Unknown("Contract", guard),
    };
}
