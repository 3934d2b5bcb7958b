using Crm.Primitives;
using Crm.Testing;
using FsCheck.Fluent;
using NodaTime;
using Xunit;
using static Crm.Domain.Tests.Sales.Deals;

namespace Crm.Domain.Tests.Sales;

public sealed class OpportunityTests
{
    private static readonly DatedRate April = new(7.20m, new LocalDate(2026, 4, 1));
    private static readonly DatedRate May = new(7.15m, new LocalDate(2026, 5, 20));
    private static readonly DatedRate June = new(7.10m, new LocalDate(2026, 6, 1));

    [Fact]
    public void Open_ForeignAmount_HasItsBaseAmountAtTheDatedRate()
    {
        Opportunity deal = Open(o => o with { Amount = new Money(40_000m, "USD"), Rate = April, StageKey = "Proposal" });

        Assert.Equal(Yuan(288_000m), deal.BaseAmount);
        Assert.Equal((50m, ForecastCategory.BestCase, 1L), (deal.Probability, deal.Category, deal.Version));
        Assert.Equal("OpportunityOpened", Assert.Single(deal.PendingEvents).Type);
    }

    [Fact]
    public void Open_EverythingWrong_IsReportedAtOnce()
    {
        Result<Opportunity> result = Opportunity.Open(
            Opening with { Number = "", OwnerKey = " ", StageKey = "Nowhere", Amount = new Money(-1m, "USD") }, Stages, "rep1", Now);

        Assert.Equal(
            ["sales.number", "sales.owner", "sales.stage_unknown", "sales.amount_negative", "sales.rate_missing"],
            result.ValidationErrors.Select(e => e.ErrorCode));
    }

    [Fact]
    public void MoveStage_Ahead_TakesProbabilityAndCategoryOfTheStage()
    {
        Opportunity deal = Open();

        Assert.True(deal.MoveStage(Stages, "Negotiation", "rep1", Now).IsSuccess);

        Assert.Equal((75m, ForecastCategory.Commit), (deal.Probability, deal.Category));
        Assert.Equal(["Qualification", "Negotiation"], deal.StageHistory.Select(s => s.To));
        Assert.Equal("Qualification", deal.StageHistory[1].From);
        Assert.Equal("OpportunityStageChanged", deal.PendingEvents[^1].Type);
    }

    [Fact]
    public void MoveStage_UnknownStage_ChangesNothing()
    {
        Opportunity deal = Open();

        Result result = deal.MoveStage(Stages, "Nowhere", "rep1", Now);

        Assert.Equal(["stage in pipeline", "stage is open kind"], StateErrors.UnmetGuards(result.ValidationErrors));
        Assert.Equal((1L, "Qualification", 1), (deal.Version, deal.StageKey, deal.PendingEvents.Count));
    }

    [Fact]
    public void MoveStage_OwnProbability_OverridesTheDefault()
    {
        Opportunity deal = Open();

        Assert.True(deal.MoveStage(Stages, "Proposal", "rep1", Now, probability: 65m).IsSuccess);
        Assert.Equal(65m, deal.Probability);
        Assert.Equal("sales.stage_probability", Assert.Single(deal.MoveStage(Stages, "Proposal", "rep1", Now, probability: 101m).ValidationErrors).ErrorCode);
    }

    [Fact]
    public void Win_ForeignAmount_LocksTheBaseAmount()
    {
        Opportunity deal = Open(o => o with { Amount = new Money(40_000m, "USD"), Rate = April });
        Assert.Equal(Yuan(284_000m), deal.BaseAmountAt(June));

        Assert.True(deal.Win("rep2", Instant.FromUtc(2026, 5, 20, 17, 0), rate: May).IsSuccess);

        Assert.Equal(Yuan(286_000m), deal.BaseAmount);
        Assert.Equal(Yuan(286_000m), deal.BaseAmountAt(June));
        // 17:00 UTC is already the next day in Shanghai.
        Assert.Equal(new LocalDate(2026, 5, 21), deal.ActualCloseDate);
        Assert.Equal((100m, ForecastCategory.Closed), (deal.Probability, deal.Category));
        Assert.Equal(StateErrors.NotEditable, Assert.Single(deal.SetAmount(Yuan(1m), null, "rep2", Now).ValidationErrors).ErrorCode);
    }

    [Fact]
    public void Win_WithoutAmountOrCustomer_FailsItsGuards()
    {
        Opportunity deal = Open(o => o with { CustomerKey = " " });

        Assert.Equal(["amount!=null", "customer!=null"], StateErrors.UnmetGuards(deal.Win("rep1", Now).ValidationErrors));
        Assert.Equal(OpportunityState.Open, deal.State);
    }

    [Fact]
    public void Win_OnHold_IsNoTransition()
    {
        Opportunity deal = Open(o => o with { Amount = Yuan(1m) });
        Assert.Equal(["reason!=null"], StateErrors.UnmetGuards(deal.Hold(" ", "rep1", Now).ValidationErrors));
        Assert.True(deal.Hold("budget freeze", "rep1", Now).IsSuccess);
        Assert.Equal(ForecastCategory.Omitted, deal.Category);

        Assert.Equal(StateErrors.InvalidTransition, Assert.Single(deal.Win("rep1", Now).ValidationErrors).ErrorCode);

        Assert.True(deal.Resume("rep1", Now).IsSuccess);
        Assert.Null(deal.HoldReason);
    }

    [Fact]
    public void Reopen_LostDeal_IsBackInItsStageAndKeepsTheClosing()
    {
        Opportunity deal = Open(o => o with { Amount = Yuan(10m), StageKey = "Proposal" });
        Assert.True(deal.Lose("price", "rep1", Now, "C-1").IsSuccess);
        Assert.Equal((0m, ForecastCategory.Omitted), (deal.Probability, deal.Category));

        Assert.True(deal.Reopen(Stages, "rep1", Now).IsSuccess);

        Assert.Equal((OpportunityState.Open, "Proposal", 50m), (deal.State, deal.StageKey, deal.Probability));
        Assert.Null(deal.ActualCloseDate);
        OpportunityClosing closing = Assert.Single(deal.Closings);
        Assert.Equal((OpportunityState.Lost, "price", "C-1"), (closing.Outcome, closing.Reason, closing.CompetitorKey));
    }

    [Fact]
    public void SetSplit_EveryoneNamed_JoinsTheTeam()
    {
        Opportunity deal = Open();
        CreditSplit split = CreditSplit.Of([new SplitShare("rep1", 70m), new SplitShare("cc1", 30m)]).Value;

        Assert.True(deal.SetSplit(split, "head", Now).IsSuccess);
        Assert.True(deal.SetTeam(["x"], "head", Now).IsSuccess);

        Assert.Equal(["cc1", "rep1", "x"], deal.Team);
        Assert.Equal(split, deal.EffectiveSplit);
        Assert.Equal("cc1 30, rep1 70", deal.PendingEvents[1].Payload["split"]);
    }

    [Fact]
    public void SetSplit_SameAgain_RaisesNoEvent()
    {
        Opportunity deal = Open();
        Assert.Equal(CreditSplit.WhollyTo("rep1"), deal.EffectiveSplit);
        Assert.True(deal.SetSplit(CreditSplit.WhollyTo("rep1"), "head", Now).IsSuccess);
        long version = deal.Version;

        Assert.True(deal.SetSplit(CreditSplit.WhollyTo("rep1"), "head", Now).IsSuccess);

        Assert.Equal(version, deal.Version);
    }

    [Fact]
    public void SetContacts_PersonTwice_IsRefused()
    {
        ContactRole cfo = new("P-CFO", "DecisionMaker", "High");

        Assert.Equal("sales.contact", Assert.Single(Open().SetContacts([cfo, cfo], "head", Now).ValidationErrors).ErrorCode);
        Assert.True(Open().SetContacts([cfo], "head", Now).IsSuccess);
    }

    [Fact]
    public void HandOver_ToAColleague_KeepsTheOldOwnerInTheTeam()
    {
        Opportunity deal = Open();

        Assert.True(deal.HandOver("rep2", "mgr", Now).IsSuccess);

        Assert.Equal("rep2", deal.OwnerKey);
        Assert.Equal(["rep1", "rep2"], deal.Team);
    }

    [Fact]
    public void Commands_InAnyOrder_KeepTheInvariants()
    {
        Func<Opportunity, Result>[] commands =
        [
            d => d.MoveStage(Stages, "Proposal", "u", Now), d => d.Hold("r", "u", Now), d => d.Resume("u", Now), d => d.Win("u", Now),
            d => d.Lose("r", "u", Now), d => d.Reopen(Stages, "u", Now), d => d.SetAmount(Yuan(5m), null, "u", Now),
            d => d.SetAmount(new Money(7m, "USD"), April, "u", Now), d => d.SetSplit(CreditSplit.WhollyTo("a"), "u", Now), d => d.HandOver("b", "u", Now),
        ];
        Law.Holds(Gen.Choose(0, commands.Length - 1).ArrayOf(), steps =>
        {
            Opportunity deal = Open();
            foreach (int step in steps)
            {
                (long version, OpportunityState state, int events) = (deal.Version, deal.State, deal.PendingEvents.Count);
                Result result = commands[step](deal);
                if (!result.IsSuccess && (deal.Version, deal.State, deal.PendingEvents.Count) != (version, state, events)) return false;
                if (deal.Version != deal.PendingEvents[^1].AggregateVersion) return false;
                if ((deal.ActualCloseDate is not null) != (deal.State is OpportunityState.Won or OpportunityState.Lost)) return false;
                if (deal.State == OpportunityState.Won && (deal.Probability != 100m || deal.BaseAmount is null)) return false;
                if ((deal.Amount is null) != (deal.BaseAmount is null) || !deal.Team.Contains(deal.OwnerKey)) return false;
                if (deal.EffectiveSplit.Shares.Sum(s => s.Percent) != 100m) return false;
            }

            return true;
        });
    }

    private static OpportunityOpening Opening =>
        new(new OpportunityId(new SeededIds().Next()), "OP-C", "O-SHENLAN", "rep1", Cny, Shanghai, new LocalDate(2026, 5, 29));

    private static Opportunity Open(Func<OpportunityOpening, OpportunityOpening>? change = null) =>
        Opportunity.Open(change is null ? Opening : change(Opening), Stages, "rep1", Now).Value;
}
