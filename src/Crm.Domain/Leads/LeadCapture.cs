namespace Crm.Domain;

/// <summary>What is known of a lead when it arrives.</summary>
/// <param name="Id">Its id, made by the caller.</param>
/// <param name="Number">The number for people, such as <c>LD-1042</c>; unique per tenant.</param>
public sealed record LeadCapture(LeadId Id, string Number)
{
    /// <summary>The name of the person; blank if not known.</summary>
    public string? PersonName { get; init; }

    /// <summary>The name of the organisation; blank if not known. One of the two names is needed.</summary>
    public string? OrganisationName { get; init; }

    /// <summary>Ways to reach it, with their normal keys.</summary>
    public IReadOnlyList<ContactPoint> ContactPoints { get; init; } = [];

    /// <summary>Where it comes from, such as a campaign's key or an import's; null if not known.</summary>
    public string? Source { get; init; }
}
