using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

public sealed partial class Lead
{
    /// <summary>Turns the lead into a customer. Final.</summary>
    /// <param name="conversion">Whether the customer is new, and under which ids and numbers.</param>
    /// <param name="actor">Who converts.</param>
    /// <param name="at">When.</param>
    /// <returns>
    /// What is to be stored with it: the person and the organisation the lead names, unless they exist; a lead without an organisation's
    /// name makes none. Or the refusal of the life cycle, such as the unmet guard <c>hasDedupeDecision</c>; or <c>lead.party_missing</c>
    /// where the lead names somebody for whom the conversion has neither a new nor an existing party.
    /// </returns>
    /// <remarks>Consents are copied with <see cref="ConsentLedger.CopyTo"/>; the opportunity is opened with its own method.</remarks>
    public Result<ConvertedLead> Convert(LeadConversion conversion, string actor, Instant at)
    {
        ArgumentNullException.ThrowIfNull(conversion);
        LeadGuards facts = new()
        {
            PersonName = PersonName,
            OrganisationName = OrganisationName,
            HasDedupeDecision = conversion.Decision != DedupeDecision.Undecided,
        };
        Result fired = Fire(nameof(Convert), facts, out Transition<LeadState>? transition);
        if (!fired.IsSuccess) return fired;
        List<Party> made = [];
        if (conversion.Decision == DedupeDecision.CreateNew)
        {
            foreach (Result<Party> party in NewParties(conversion, actor, at))
            {
                if (!party.IsSuccess) return party.ToResult();
                made.Add(party.Value);
            }
        }

        if (made.Count == 0 && (conversion.Decision == DedupeDecision.CreateNew || (conversion.Person is null && conversion.Organisation is null)))
            return Result.Invalid(new ValidationError("", "Say which party the lead becomes: an id and a number for each name it has.", "lead.party_missing"));

        PartyRelationship? employment = conversion.Person is PartyReference person && conversion.Organisation is PartyReference organisation
            ? PartyRelationship.Between(person, RelationshipKind.Employment, organisation, at)
            : null;
        ConvertedTo = conversion.Person?.Number ?? conversion.Organisation?.Number;
        OpportunityNumber = Named(conversion.OpportunityNumber);
        Take(transition!, actor, at, ("party", ConvertedTo), ("opportunity", OpportunityNumber));
        return new ConvertedLead(made, employment, [.. _engagements]);
    }

    private IEnumerable<Result<Party>> NewParties(LeadConversion conversion, string actor, Instant at)
    {
        // What reaches the lead reaches the person; without a person, the organisation.
        bool hasPerson = conversion.Person is not null && PersonName is not null;
        if (hasPerson) yield return Party.Register(PartyKind.Person, conversion.Person!.Value, PersonName!, _contactPoints, actor, at);
        if (conversion.Organisation is PartyReference organisation && OrganisationName is not null)
            yield return Party.Register(PartyKind.Organisation, organisation, OrganisationName, hasPerson ? [] : _contactPoints, actor, at);
    }
}
