using Crm.Primitives;
using NodaTime;

namespace Crm.SampleHost.Scenario;

/// <summary>The business calendar: the same hours on each of the named days, none on a holiday.</summary>
/// <param name="Days">The working days of a week.</param>
/// <param name="Hours">The working hours of such a day; the end is not included.</param>
/// <param name="Holidays">The days without work.</param>
public sealed record CalendarSetup(IReadOnlyList<IsoDayOfWeek> Days, IReadOnlyList<HoursSetup> Hours, IReadOnlyList<LocalDate> Holidays);

/// <summary>Working hours.</summary>
/// <param name="From">The first minute.</param>
/// <param name="To">The first minute after them.</param>
public sealed record HoursSetup(LocalTime From, LocalTime To);

/// <summary>One unit of a currency in the base currency, from a day on.</summary>
/// <param name="Currency">The foreign currency.</param>
/// <param name="Date">The first day it holds.</param>
/// <param name="Rate">Base units for one foreign unit.</param>
public sealed record RateSetup(Currency Currency, LocalDate Date, decimal Rate);

/// <summary>How a deal of a size is sold. Both limits are included.</summary>
/// <param name="Band">Its short name.</param>
/// <param name="AmountFrom">The least amount; null is no limit.</param>
/// <param name="AmountTo">The largest amount; null is no limit.</param>
/// <param name="Mode">Who sells.</param>
public sealed record SellingModeSetup(string Band, decimal? AmountFrom, decimal? AmountTo, string Mode);

/// <summary>An open stage of the pipeline.</summary>
/// <param name="Stage">Its name.</param>
/// <param name="Probability">Its default probability in per cent.</param>
/// <param name="Category">Its forecast category.</param>
public sealed record StageSetup(string Stage, decimal Probability, string Category);

/// <summary>A service promise in business minutes.</summary>
/// <param name="Plan">The entitlement that carries it.</param>
/// <param name="FirstResponseBusinessMinutes">Until the first public reply.</param>
/// <param name="ResolutionBusinessMinutes">Until the solution, without the time spent waiting for the customer.</param>
public sealed record SlaSetup(string Plan, int FirstResponseBusinessMinutes, int ResolutionBusinessMinutes);

/// <summary>A product.</summary>
/// <param name="Sku">Its key.</param>
/// <param name="Stocked">True if it is delivered from stock.</param>
/// <param name="WarrantyMonths">How long it is covered; null is no warranty.</param>
public sealed record ProductSetup(string Sku, bool Stocked, int? WarrantyMonths);

/// <summary>Who holds one product is offered another.</summary>
/// <param name="Holds">The product held.</param>
/// <param name="Offer">The product to offer.</param>
public sealed record RecommendationSetup(string Holds, string Offer);

/// <summary>A knowledge article.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Sku">The product it is about; null is any.</param>
/// <param name="Keywords">The words that lead to it.</param>
public sealed record ArticleSetup(string Id, string? Sku, IReadOnlyList<string> Keywords);

/// <summary>A sales team.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Manager">Who leads it; null is nobody.</param>
/// <param name="Members">Who belongs to it.</param>
public sealed record TeamSetup(string Id, string? Manager, IReadOnlyList<string> Members);

/// <summary>A party that exists before the first step.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Kind"><c>organisation</c>, <c>person</c> or <c>household</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parent">The organisation above it; null is none.</param>
/// <param name="Organisation">Where a person works; null is nowhere.</param>
public sealed record PartySetup(string Id, string Kind, string Name, string? Parent, string? Organisation);

/// <summary>The quotas of one period, in the base currency. Both days are included.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="ByUser">The quota of each user, as written, in file order.</param>
public sealed record QuotaSetup(LocalDate From, LocalDate To, IReadOnlyList<KeyValuePair<string, decimal>> ByUser);

/// <summary>The commission plan.</summary>
/// <param name="Tiers">The rate of each slice of the quota.</param>
/// <param name="ManagerOverride">What a manager earns on the team; null is nothing.</param>
/// <param name="PartnerRatePct">What a partner earns on a deal it registered; null is nothing.</param>
public sealed record CommissionPlanSetup(IReadOnlyList<TierSetup> Tiers, OverrideSetup? ManagerOverride, decimal? PartnerRatePct);

/// <summary>The rate of one slice of the quota.</summary>
/// <param name="ToPctOfQuota">Where the slice ends; null is open.</param>
/// <param name="RatePct">The rate in per cent.</param>
public sealed record TierSetup(decimal? ToPctOfQuota, decimal RatePct);

/// <summary>What a manager earns on the team's credit.</summary>
/// <param name="User">The manager.</param>
/// <param name="Team">The team.</param>
/// <param name="RatePct">The rate in per cent.</param>
public sealed record OverrideSetup(string User, string Team, decimal RatePct);
