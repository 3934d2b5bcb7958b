using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

/// <summary>What is known of an opportunity when it is opened.</summary>
/// <param name="Id">Its id, made by the caller.</param>
/// <param name="Number">Its number for people.</param>
/// <param name="CustomerKey">Who would buy; null if not known yet.</param>
/// <param name="OwnerKey">Who sells.</param>
/// <param name="BaseCurrency">The currency of the company.</param>
/// <param name="Zone">The time zone in which its dates count.</param>
/// <param name="CloseDate">When it is expected to be decided; null if unknown.</param>
public sealed record OpportunityOpening(
    OpportunityId Id, string Number, string? CustomerKey, string OwnerKey, Currency BaseCurrency, DateTimeZone Zone, LocalDate? CloseDate)
{
    /// <summary>The stage to begin in; null for the first of the pipeline.</summary>
    public string? StageKey { get; init; }

    /// <summary>What it may be worth; null if unknown.</summary>
    public Money? Amount { get; init; }

    /// <summary>The rate of the day; needed when <see cref="Amount"/> is not in the base currency.</summary>
    public DatedRate? Rate { get; init; }

    /// <summary>The partner who registered the deal; null if none did.</summary>
    public string? PartnerKey { get; init; }

    /// <summary>The last local date on which the partner's registration protects the deal; null without one.</summary>
    public LocalDate? PartnerProtectedUntil { get; init; }
}
