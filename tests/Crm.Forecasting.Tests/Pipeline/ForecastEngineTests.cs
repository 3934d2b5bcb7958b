using Crm.Primitives;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace Crm.Forecasting.Tests;

public sealed class ForecastEngineTests
{
    private static readonly Currency Cny = Currency.Of("CNY");
    private static readonly LocalDate May = new(2026, 5, 29);
    private static readonly EffectivePeriod Quarter = new(new LocalDate(2026, 3, 1), new LocalDate(2026, 7, 1));

    private static readonly ForecastDefinition Definition = new("field", "CNY",
    [
        new StageForecast("Qualification", 0.10m, ForecastCategory.Pipeline),
        new StageForecast("Proposal", 0.50m, ForecastCategory.BestCase),
        new StageForecast("Negotiation", 0.75m, ForecastCategory.Commit),
    ]);

    private static readonly ForecastEngine Engine = ForecastEngine.Compile(Definition).Value;

    [Fact]
    public void Snapshot_OpenAndWonDeals_StandInOneCategoryEach()
    {
        ForecastSnapshot snapshot = Engine.Snapshot(
        [
            Deal("won", "Negotiation", 6_156m, DealState.Won), Deal("c", "Negotiation", 569_600m), Deal("d", "Proposal", 288_000m),
            Deal("lost", "Proposal", 1m, DealState.Lost), Deal("later", "Proposal", 1m) with { CloseDate = new LocalDate(2026, 7, 1) },
        ], Quarter).Value;
        Assert.Equal(6_156m, snapshot.Total(ForecastCategory.Closed).Amount);
        Assert.Equal(569_600m, snapshot.Total(ForecastCategory.Commit).Amount);
        Assert.Equal(288_000m, snapshot.Total(ForecastCategory.BestCase).Amount);
        Assert.Equal(571_200m, snapshot.WeightedOpen.Amount);
        Assert.Equal(577_356m, snapshot.WeightedTotal.Amount);
        Assert.Equal(["c", "d", "won"], snapshot.Contributions.Select(static c => c.Deal.Key));
    }

    [Fact]
    public void Snapshot_BadRows_ReportsEveryProblem()
    {
        Result<ForecastSnapshot> result = Engine.Snapshot(
        [
            Deal("a", "Nowhere", 1m), Deal("a", "Proposal", 1m) with { Amount = new Money(1m, "EUR") },
            Deal("b", "Proposal", 1m) with { Probability = 50m, Category = ForecastCategory.Closed },
        ], Quarter);
        Assert.Equal(
            ["forecast.stage_unknown", "forecast.duplicate_deal", "forecast.currency", "forecast.probability_range", "forecast.category_closed"],
            result.ValidationErrors.Select(static e => e.ErrorCode));
    }

    [Fact]
    public void Compile_PercentInsteadOfFraction_IsRefusedWithAHint()
    {
        ForecastDefinition definition = Definition with { Stages = [new StageForecast("a", 25m, ForecastCategory.Closed), new StageForecast("a", 0m, ForecastCategory.Pipeline)] };
        Result<ForecastEngine> result = ForecastEngine.Compile(definition);
        Assert.Equal(
        [
            "forecast.probability_range /stages/0/probability", "forecast.category_closed /stages/0/category",
            "forecast.stage_duplicate /stages/1/stage", "forecast.probability_falls /stages/1/probability",
        ], result.ValidationErrors.Select(static e => $"{e.ErrorCode} {e.Identifier}"));
        Assert.Contains("25 % is 0.25", result.ValidationErrors[0].ErrorMessage);
    }

    [Fact]
    public void Snapshot_AnyDeals_ContributionsAddUpInAnyOrder() =>
        Law.Holds(
            from amounts in Gen.ArrayOf(Gen.Choose(0, 100_000), 12)
            from stages in Gen.ArrayOf(Gen.Elements("Qualification", "Proposal", "Negotiation"), 12)
            from states in Gen.ArrayOf(Gen.Elements(DealState.Open, DealState.Won, DealState.Lost), 12)
            select amounts.Select((a, i) => Deal($"d{i}", stages[i], a / 100m, states[i])).ToArray(),
            static deals =>
            {
                ForecastSnapshot snapshot = Engine.Snapshot(deals, Quarter).Value, reversed = Engine.Snapshot(deals.Reverse(), Quarter).Value;
                return snapshot.WeightedTotal == snapshot.Contributions.Aggregate(Money.Zero(Cny), static (s, c) => s + c.Weighted)
                    && snapshot.Contributions.SequenceEqual(reversed.Contributions)
                    && snapshot.Cumulative(ForecastCategory.Pipeline) == snapshot.OpenPipeline + snapshot.Total(ForecastCategory.Closed);
            });

    private static PipelineDeal Deal(string key, string stage, decimal amount, DealState state = DealState.Open) =>
        new(key, "rep1", stage, new Money(amount, Cny), May, state);
}
