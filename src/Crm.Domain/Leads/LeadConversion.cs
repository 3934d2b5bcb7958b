namespace Crm.Domain;

/// <summary>What a lead becomes.</summary>
/// <param name="Decision">Whether its customer is new. With <see cref="DedupeDecision.LinkExisting"/> no party is made.</param>
public sealed record LeadConversion(DedupeDecision Decision)
{
    /// <summary>The person: a new id and number, or those of the one that exists; null if the lead names no person.</summary>
    public PartyReference? Person { get; init; }

    /// <summary>The organisation: a new id and number, or those of the one that exists; null if the lead names none.</summary>
    public PartyReference? Organisation { get; init; }

    /// <summary>The number of the opportunity that is opened with it; null if none is.</summary>
    public string? OpportunityNumber { get; init; }
}
