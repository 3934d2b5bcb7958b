using NodaTime;

namespace Crm.Domain;

/// <summary>What a partner registers.</summary>
/// <param name="Id">The id of the registration, made by the caller.</param>
/// <param name="PartnerKey">The partner.</param>
/// <param name="OrganisationKey">The customer's number.</param>
/// <param name="OpportunityNumber">The number of the opportunity it is about.</param>
/// <param name="Zone">The zone in which the days of protection count.</param>
public sealed record DealRegistrationRequest(
    DealRegistrationId Id, string PartnerKey, string OrganisationKey, string OpportunityNumber, DateTimeZone Zone);
