using Crm.Primitives;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace Crm.Domain.Tests;

public sealed class CampaignTests
{
    private static readonly Instant T = Instant.FromUtc(2026, 3, 2, 1, 0);
    private static readonly Money Budget = new(20_000m, Currency.Of("CNY"));

    private static Campaign New(Action<Campaign>? then = null, Instant? startAt = null)
    {
        Campaign campaign = Campaign.Create(new(new(new SeededIds().Next()), "CMP-A", "Spring") { Budget = Budget, Purpose = "Marketing", StartAt = startAt }, "m", T).Value;
        then?.Invoke(campaign);
        return campaign;
    }

    private static void Launched(Campaign campaign)
    {
        Assert.True(campaign.MarkReady(4, "m", T).IsSuccess);
        Assert.True(campaign.Launch("m", T).IsSuccess);
    }

    [Fact]
    public void Create_EverythingWrong_ReportsAll() => Assert.Equal(
        ["campaign.number", "campaign.name", "campaign.budget_negative", "campaign.period"],
        Campaign.Create(new(default, "", " ") { Budget = -Budget, StartAt = T, EndAt = T }, "m", T).ValidationErrors.Select(static e => e.ErrorCode));

    [Fact]
    public void MarkReady_NothingPrepared_NamesEveryUnmetGuard()
    {
        Campaign bare = Campaign.Create(new(default, "C", "C"), "m", T).Value;

        Assert.Equal(["audience non-empty", "budget!=null", "consent purpose chosen"], StateErrors.UnmetGuards(bare.MarkReady(0, "m", T).ValidationErrors));
    }

    [Fact]
    public void Launch_BeforeItsStart_Waits()
    {
        Campaign campaign = New(startAt: T + Duration.FromHours(1));
        campaign.MarkReady(1, "m", T);

        Assert.Equal(["now>=startAt"], StateErrors.UnmetGuards(campaign.Launch("m", T).ValidationErrors));
        Assert.True(campaign.Launch("m", T + Duration.FromHours(1)).IsSuccess);
    }

    [Fact]
    public void Send_MixedConsents_SaysWhyForEachSuppressed()
    {
        Campaign campaign = New(Launched);
        ConsentLedger yes = new(default, "P-1"), no = new(default, "P-2");
        yes.Give(new("Marketing", "Email"), "form", "web", T);
        no.Withdraw(new("Marketing"), "page", "P-2", T);
        Dictionary<string, ConsentLedger> ledgers = new() { ["P-1"] = yes, ["P-2"] = no, ["P-3"] = new(default, "P-3") };

        CampaignSending sending = campaign.Send(
            "Email", ["P-2", "P-1", "P-3", "P-1"], (who, what) => ledgers[who].Evaluate(what, ConsentPolicy.Strict), "system", T).Value;

        Assert.Equal(["P-1"], sending.Sent);
        Assert.Equal([("P-2", ConsentReason.OptOut), ("P-3", ConsentReason.NoConsentRecord)], sending.Suppressed.Select(static s => (s.Recipient, s.Decision.Reason)));
        Assert.Equal((1, 2), (campaign.Sent, campaign.Suppressed));
        Assert.Same(no.Records[0], sending.Suppressed[0].Decision.Record);
    }

    [Fact]
    public void Send_NotActive_IsRefusedAndAsksNobody()
    {
        Result<CampaignSending> refused = New().Send("Email", ["P-1"], static (_, _) => throw new InvalidOperationException("asked"), "m", T);

        Assert.Equal("campaign.not_active", refused.ValidationErrors[0].ErrorCode);
    }

    [Fact]
    public void SuspendedAndCompleted_FollowTheTable()
    {
        Campaign campaign = New(Launched);

        Assert.Equal(["reason!=null"], StateErrors.UnmetGuards(campaign.Suspend(" ", "m", T).ValidationErrors));
        Assert.True(campaign.Suspend("wrong price", "m", T).IsSuccess);
        Assert.True(campaign.Resume("m", T).IsSuccess);
        Assert.True(campaign.Complete("m", T).IsSuccess);
        Assert.Equal(StateErrors.InvalidTransition, campaign.Cancel("late", "m", T).ValidationErrors[0].ErrorCode);
        Assert.Equal(StateErrors.InvalidTransition, campaign.BackToPlanning("m", T).ValidationErrors[0].ErrorCode);
    }
}

public sealed class AttributionTests
{
    private static readonly Currency Cny = Currency.Of("CNY");

    private static Touchpoint[] Touches(params string[] campaigns) => [.. campaigns.Select(static c => new Touchpoint(c, Instant.FromUtc(2026, 1, 1, 0, 0)))];

    private static string Shares(decimal amount, AttributionModel model, params string[] campaigns) => string.Join(" ",
        Attribution.Share(new Money(amount, Cny), Touches(campaigns), model).Value.Select(static s => FormattableString.Invariant($"{s.CampaignKey}={s.Amount.Amount:0.00}")));

    [Theory]
    [InlineData(AttributionModel.FirstTouch, "A=550340.00")]
    [InlineData(AttributionModel.LastTouch, "C=550340.00")]
    [InlineData(AttributionModel.Linear, "A=183446.67 B=183446.67 C=183446.66")]
    [InlineData(AttributionModel.PositionBased, "A=220136.00 B=110068.00 C=220136.00")]
    public void Share_ThreeTouches_AddsUpWithTheRestToTheEarliest(AttributionModel model, string expected) =>
        Assert.Equal(expected, Shares(550_340m, model, "A", "B", "C"));

    [Theory]
    [InlineData(AttributionModel.PositionBased, "A=50.00 B=50.00")]
    [InlineData(AttributionModel.Linear, "A=50.00 B=50.00")]
    public void Share_TwoTouches_AreHalves(AttributionModel model, string expected) => Assert.Equal(expected, Shares(100m, model, "A", "B"));

    [Fact]
    public void Share_CampaignTwice_AddsItsTouches() => Assert.Equal("A=66.67 B=33.33", Shares(100m, AttributionModel.Linear, "A", "B", "A"));

    [Fact]
    public void Share_NoTouch_IsRefused() => Assert.Equal("attribution.no_touch",
        Attribution.Share(new Money(1m, Cny), [], AttributionModel.Linear).ValidationErrors[0].ErrorCode);

    [Fact]
    public void Law_AnyAmountAndTouches_SharesAddUpExactly() => Law.Holds(
        Gen.Choose(-1_000_000, 1_000_000).SelectMany(_ => Gen.Choose(1, 12), static (c, n) => (Cents: c, Touches: n))
            .SelectMany(_ => Gen.Elements(Enum.GetValues<AttributionModel>()), static (x, m) => (x.Cents, x.Touches, Model: m)),
        static x =>
        {
            Money amount = new(x.Cents / 100m, Cny);
            return Attribution.Share(amount, Touches([.. Enumerable.Range(0, x.Touches).Select(static i => "C" + (i % 5))]), x.Model).Value
                .Aggregate(new Money(0m, Cny), static (sum, share) => sum + share.Amount) == amount;
        });
}
