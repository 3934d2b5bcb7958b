using System.Text.Json;
using Crm.Primitives;
using NodaTime;
using NodaTime.Text;

namespace Crm.SampleHost.Scenario;

/// <summary>Turns the file's <c>setup</c> into typed objects.</summary>
internal static class SetupReader
{
    /// <summary>Reads the setup.</summary>
    /// <exception cref="ParameterException">A value is missing or of the wrong kind.</exception>
    public static ScenarioSetup Read(Parameters setup)
    {
        // A remark to whoever writes a host, not data.
        _ = setup.TextOrNull("bulkSeedHint");
        Currency baseCurrency = setup.CurrencyOr("baseCurrency", CurrencyTable.None);
        return new ScenarioSetup
        {
            Tenant = setup.TextOrNull("tenant") ?? "default",
            BaseCurrency = setup.Has("baseCurrency") ? baseCurrency : throw new ParameterException("setup/baseCurrency is missing."),
            Zone = setup.Has("zone") ? setup.ZoneOr("zone", DateTimeZone.Utc) : throw new ParameterException("setup/zone is missing."),
            Calendar = Calendar(setup.NestedOrNull("calendar")),
            Rates = [.. setup.NestedList("rates").Select(r => new RateSetup(r.CurrencyOr("currency", baseCurrency), r.Date("date"), r.Number("rate")))],
            SellingModes = [.. setup.NestedList("sellingModes").Select(static m =>
                new SellingModeSetup(m.Text("band"), m.NumberOrNull("amountFrom"), m.NumberOrNull("amountTo"), m.Text("mode")))],
            Pipeline = [.. setup.NestedList("pipeline").Select(static s => new StageSetup(s.Text("stage"), s.Number("p"), s.Text("category")))],
            MqlThreshold = setup.WholeOrNull("mqlThreshold"),
            Sla = setup.NestedOrNull("sla") is { } sla
                ? new SlaSetup(sla.Text("plan"), sla.Whole("firstResponseBusinessMinutes"), sla.Whole("resolutionBusinessMinutes"))
                : null,
            Users = setup.Texts("users"),
            PhoneRegion = setup.TextOrNull("phoneRegion"),
            Products = [.. setup.NestedList("products").Select(static p => new ProductSetup(p.Text("sku"), p.Flag("stocked"), p.WholeOrNull("warrantyMonths")))],
            Recommendations = [.. setup.NestedList("recommendations").Select(static r => new RecommendationSetup(r.Text("holds"), r.Text("offer")))],
            Knowledge = [.. setup.NestedList("knowledge").Select(static k => new ArticleSetup(k.Text("id"), k.TextOrNull("sku"), k.Texts("keywords")))],
            Queues = setup.NestedOrNull("queues") is { } queues ? queues.Names.ToDictionary(static q => q, queues.Texts, StringComparer.Ordinal)
                : new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal),
            Teams = [.. setup.NestedList("teams").Select(static t => new TeamSetup(t.Text("id"), t.TextOrNull("manager"), t.Texts("members")))],
            ApprovalAuthorityPct = setup.NestedOrNull("approvalAuthorityPct") is { } authority
                ? authority.Names.ToDictionary(static u => u, authority.Number, StringComparer.Ordinal)
                : new Dictionary<string, decimal>(StringComparer.Ordinal),
            Access = setup.Has("access") ? setup.Json("access").Clone() : null,
            Parties = [.. setup.NestedList("parties").Select(static p =>
                new PartySetup(p.Text("id"), p.Text("kind"), p.Text("name"), p.TextOrNull("parent"), p.TextOrNull("organisation")))],
            Campaigns = setup.Texts("campaigns"),
            PartnerProtectionDays = setup.WholeOrNull("partnerProtectionDays"),
            CreditWarnPct = setup.NumberOrNull("creditWarnPct"),
            Quotas = setup.NestedOrNull("quotas") is { } quotas ? Quotas(quotas) : null,
            CommissionPlan = setup.NestedOrNull("commissionPlan") is { } plan ? Plan(plan) : null,
        };
    }

    private static CalendarSetup Calendar(Parameters? calendar) => calendar is null
        ? new CalendarSetup([], [], [])
        : new CalendarSetup(
            [.. calendar.Texts("days").Select(static d => Enum.TryParse(d, out IsoDayOfWeek day) && day != IsoDayOfWeek.None
                ? day
                : throw new ParameterException($"setup/calendar/days has '{d}', which is not a day of the week."))],
            Hours(calendar.Has("hours") ? calendar.Json("hours") : default),
            [.. calendar.Texts("holidays").Select(static h => LocalDatePattern.Iso.Parse(h) is { Success: true } day
                ? day.Value
                : throw new ParameterException($"setup/calendar/holidays has '{h}', which is not a date such as 2026-05-01."))]);

    private static IReadOnlyList<HoursSetup> Hours(JsonElement hours)
    {
        if (hours.ValueKind == JsonValueKind.Undefined)
            return [];
        bool pairs = hours.ValueKind == JsonValueKind.Array && hours.EnumerateArray().All(static h =>
            h.ValueKind == JsonValueKind.Array && h.GetArrayLength() == 2 && h.EnumerateArray().All(static t => t.ValueKind == JsonValueKind.String));
        return pairs
            ? [.. hours.EnumerateArray().Select(static h => new HoursSetup(Time(h[0].GetString()!), Time(h[1].GetString()!)))]
            : throw new ParameterException("setup/calendar/hours is not a list of pairs such as [\"09:00\", \"18:00\"].");
    }

    private static LocalTime Time(string text) =>
        LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text) is { Success: true } time ? time.Value
        : throw new ParameterException($"setup/calendar/hours has '{text}', which is not a time such as 09:00.");

    private static QuotaSetup Quotas(Parameters quotas)
    {
        Parameters period = quotas.Nested("period");
        return new QuotaSetup(period.Date("from"), period.Date("to"),
            [.. quotas.Names.Where(static n => n != "period").Select(user => KeyValuePair.Create(user, quotas.Number(user)))]);
    }

    private static CommissionPlanSetup Plan(Parameters plan) => new(
        [.. plan.NestedList("tiers").Select(static t => new TierSetup(t.NumberOrNull("toPctOfQuota"), t.Number("ratePct")))],
        plan.NestedOrNull("managerOverride") is { } over ? new OverrideSetup(over.Text("user"), over.Text("team"), over.Number("ratePct")) : null,
        plan.NumberOrNull("partnerRatePct"));
}
