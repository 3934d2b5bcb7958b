namespace Crm.Domain;

/// <summary>What the guards of a lead look at, and whether each is met.</summary>
/// <remarks>Hand it to <see cref="LifeCycles.Lead"/>: <c>Fire(state, trigger, guards.IsMet)</c>. A fact left out counts as not given.</remarks>
public sealed record LeadGuards
{
    /// <summary>The score.</summary>
    public decimal Score { get; init; }

    /// <summary>The score at which marketing hands over.</summary>
    public decimal MqlThreshold { get; init; }

    /// <summary>Who works on it.</summary>
    public string? Owner { get; init; }

    /// <summary>Why, in words; blank counts as missing.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether need, budget and date are known, as the tenant defines it.</summary>
    public bool QualificationCriteriaMet { get; init; }

    /// <summary>The name of the person.</summary>
    public string? PersonName { get; init; }

    /// <summary>The name of the organisation.</summary>
    public string? OrganisationName { get; init; }

    /// <summary>Whether somebody has decided: a new customer, or one that exists.</summary>
    public bool HasDedupeDecision { get; init; }

    /// <summary>Its own id.</summary>
    public string? Id { get; init; }

    /// <summary>The id of the lead it is merged into.</summary>
    public string? MasterId { get; init; }

    /// <summary>Whether that lead is itself merged.</summary>
    public bool MasterMerged { get; init; }

    /// <summary>Whether the guard of a name is met.</summary>
    /// <param name="guard">A name from the table.</param>
    /// <exception cref="ArgumentOutOfRangeException">The table has no such guard.</exception>
    public bool IsMet(string guard) => guard switch
    {
        "score>=mqlThreshold" => Score >= MqlThreshold,
        "owner!=null" => Fact.IsThere(Owner),
        "reason!=null" => Fact.IsThere(Reason),
        "qualificationCriteriaMet" => QualificationCriteriaMet,
        "personName||organisationName" => Fact.IsThere(PersonName) || Fact.IsThere(OrganisationName),
        "hasDedupeDecision" => HasDedupeDecision,
        "masterId!=null" => Fact.IsThere(MasterId),
        "masterId!=id" => !string.Equals(MasterId, Id, StringComparison.Ordinal),
        "master not Merged" => !MasterMerged,
        _ => throw Fact.Unknown("Lead", guard),
    };
}
