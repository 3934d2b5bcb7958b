using System.Globalization;
using Crm.Commission;
using Crm.Domain;
using Crm.Persistence.EfCore;
using Crm.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Crm.SampleHost.Scenario.Commission;

/// <summary>The commissions of a period: deals won in it become credits, every plan is computed by Crm.Commission.</summary>
public sealed class CalculateCommissionCommand : IScenarioCommand
{
    private const string Revenue = "revenue";

    /// <inheritdoc/>
    public string Name => "CalculateCommission";

    /// <inheritdoc/>
    public async Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        Parameters days = context.Params.Nested("period");
        EffectivePeriod period = EffectivePeriod.Inclusive(days.Date("from"), days.Date("to"));
        string plan = context.Params.Text("plan");
        if (plan != "setup.commissionPlan" || context.Setup.CommissionPlan is not CommissionPlanSetup setup || context.Setup.Quotas is not QuotaSetup quotas)
        {
            context.NotBuilt($"plan {plan}");
            return Result.Success();
        }

        List<Opportunity> won = await context.Db.CrmSet<Opportunity>().AsNoTracking()
            .Where(o => o.State == OpportunityState.Won).ToListAsync(cancellationToken);
        Deal[] deals = [.. won.Where(o => o.ActualCloseDate is NodaTime.LocalDate d && period.Contains(d) && o.BaseAmount is not null)
            .OrderBy(static o => o.Number, StringComparer.Ordinal).Select(static (o, i) => new Deal(o, i))];
        Credit[] credits = [.. deals.SelectMany(static d => d.Credits())];

        foreach ((string user, decimal quota) in quotas.ByUser)
        {
            PayeeMeasure measure = new(user, period, new Money(quota, context.Setup.BaseCurrency));
            Result<Statement> result = context.World.Compiled(Sellers).Engine.Calculate(measure, credits.Where(c => c.Payee == user));
            if (!result.IsSuccess) return Result.Invalid(result.ValidationErrors);
            Statement statement = result.Value;
            context.Report(user, Outcome.Record(
                ("credit", statement.Attainment), ("quota", quota),
                ("attainmentPct", statement.AttainmentPercent is decimal p ? RoundingRule.ToDecimals(2, RoundingMode.HalfAwayFromZero).Round(p) : null),
                ("commission", statement.Total)));
        }

        if (setup.ManagerOverride is OverrideSetup manager && context.Setup.Teams.FirstOrDefault(t => t.Id == manager.Team) is TeamSetup team)
        {
            IEnumerable<Credit> indirect = credits.Where(c => team.Members.Contains(c.Payee)).Select(c => c with { Payee = manager.User, Id = c.Id + "/" + manager.User });
            Result<Money> paid = Flat(context, "override", manager.RatePct, manager.User, period, indirect);
            if (!paid.IsSuccess) return Result.Invalid(paid.ValidationErrors);
            context.Report($"{manager.User}(override)", paid.Value);
        }

        if (setup.PartnerRatePct is decimal rate)
        {
            foreach (IGrouping<string, Deal> partner in deals.Where(static d => d.Opportunity.PartnerKey is not null).GroupBy(static d => d.Opportunity.PartnerKey!))
            {
                Result<Money> paid = Flat(context, "partner", rate, partner.Key, period, partner.Select(d => d.Whole(partner.Key)));
                if (!paid.IsSuccess) return Result.Invalid(paid.ValidationErrors);
                context.Report($"partner {partner.Key}", paid.Value);
            }
        }

        return Result.Success();
    }

    private static SellerPlan Sellers(ScenarioSetup setup)
    {
        List<Tier> tiers = [];
        foreach (TierSetup tier in setup.CommissionPlan!.Tiers)
            tiers.Add(new Tier(tiers.Count == 0 ? 0m : tiers[^1].To!.Value, tier.ToPctOfQuota, tier.RatePct / 100m));
        return new SellerPlan(Compile(setup.BaseCurrency, "sellers", new MarginalCurve([.. tiers], TierMeasure.PercentOfQuota)));
    }

    private static Result<Money> Flat(StepContext context, string plan, decimal percent, string payee, EffectivePeriod period, IEnumerable<Credit> credits) =>
        Compile(context.Setup.BaseCurrency, plan, new FlatCurve(percent / 100m))
            .Calculate(new PayeeMeasure(payee, period, null), credits).Map(static s => s.Total);

    private static CommissionEngine Compile(Currency currency, string id, PayoutCurve curve) =>
        CommissionEngine.Compile(CommissionPlan.Simple(id, currency, Revenue, curve, RoundingMode.HalfAwayFromZero)).Value;

    private sealed record SellerPlan(CommissionEngine Engine);

    /// <summary>A won deal with its place in the order of credits.</summary>
    private sealed record Deal(Opportunity Opportunity, int Sequence)
    {
        public Credit Whole(string payee) => new(
            Opportunity.Number, payee, Revenue, Opportunity.ActualCloseDate!.Value, Sequence, Opportunity.BaseAmount!.Value, Opportunity.Number);

        /// <summary>The parts of those who share it; by the split of the deal, to the cent.</summary>
        public IEnumerable<Credit> Credits() => Crm.Commission.CreditSplit
            .Compile(Opportunity.EffectiveSplit.Shares.Select(static s => new SplitPart(s.UserKey, s.Percent))).Value.Apply(Whole(Opportunity.OwnerKey));
    }
}
