using System.Text.Json;
using Crm.Primitives;
using NodaTime;

namespace Crm.SampleHost.Scenario;

/// <summary>The world before the first step, read from the file's <c>setup</c>. What the file leaves out is empty here.</summary>
public sealed record ScenarioSetup
{
    /// <summary>The tenant's key.</summary>
    public required string Tenant { get; init; }

    /// <summary>The currency of everything that names none.</summary>
    public required Currency BaseCurrency { get; init; }

    /// <summary>The zone in which days begin.</summary>
    public required DateTimeZone Zone { get; init; }

    /// <summary>The business calendar.</summary>
    public required CalendarSetup Calendar { get; init; }

    /// <summary>Exchange rates to the base currency, in file order.</summary>
    public IReadOnlyList<RateSetup> Rates { get; init; } = [];

    /// <summary>Which amounts are sold in which way.</summary>
    public IReadOnlyList<SellingModeSetup> SellingModes { get; init; } = [];

    /// <summary>The open stages, in order.</summary>
    public IReadOnlyList<StageSetup> Pipeline { get; init; } = [];

    /// <summary>The score at which a lead is ready for sales; null when the file does not say.</summary>
    public int? MqlThreshold { get; init; }

    /// <summary>The service promise; null when the file does not say.</summary>
    public SlaSetup? Sla { get; init; }

    /// <summary>The users, in file order.</summary>
    public IReadOnlyList<string> Users { get; init; } = [];

    /// <summary>The region of phone numbers without a country code.</summary>
    public string? PhoneRegion { get; init; }

    /// <summary>The products.</summary>
    public IReadOnlyList<ProductSetup> Products { get; init; } = [];

    /// <summary>What to offer to whom.</summary>
    public IReadOnlyList<RecommendationSetup> Recommendations { get; init; } = [];

    /// <summary>The knowledge articles.</summary>
    public IReadOnlyList<ArticleSetup> Knowledge { get; init; } = [];

    /// <summary>The members of each queue.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Queues { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The teams.</summary>
    public IReadOnlyList<TeamSetup> Teams { get; init; } = [];

    /// <summary>The discount in per cent that a user may grant without approval.</summary>
    public IReadOnlyDictionary<string, decimal> ApprovalAuthorityPct { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Who sees what, as written; for the commands of access control.</summary>
    public JsonElement? Access { get; init; }

    /// <summary>The parties that exist before the first step.</summary>
    public IReadOnlyList<PartySetup> Parties { get; init; } = [];

    /// <summary>The campaigns that exist before the first step.</summary>
    public IReadOnlyList<string> Campaigns { get; init; } = [];

    /// <summary>How long a deal belongs to the partner who registered it; null when the file does not say.</summary>
    public int? PartnerProtectionDays { get; init; }

    /// <summary>The utilisation of the credit limit, in per cent, from which to warn; null when the file does not say.</summary>
    public decimal? CreditWarnPct { get; init; }

    /// <summary>The quotas; null when the file has none.</summary>
    public QuotaSetup? Quotas { get; init; }

    /// <summary>The commission plan; null when the file has none.</summary>
    public CommissionPlanSetup? CommissionPlan { get; init; }
}
