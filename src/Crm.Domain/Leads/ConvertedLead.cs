namespace Crm.Domain;

/// <summary>What came out of a conversion, to be stored in the same unit of work as the lead.</summary>
/// <param name="NewParties">The parties that are new: the person, the organisation, both or none.</param>
/// <param name="Employment">The relationship of the person to the organisation, if the lead names both.</param>
/// <param name="Engagements">What the lead did; it belongs to the customer from now on.</param>
public sealed record ConvertedLead(IReadOnlyList<Party> NewParties, PartyRelationship? Employment, IReadOnlyList<LeadEngagement> Engagements);
