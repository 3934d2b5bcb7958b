using Crm.Primitives;
using Crm.Testing;
using NodaTime;
using Xunit;
using static Crm.Testing.Contracts.Pricing.SampleQuotes;

namespace Crm.Pricing.Tests.Quotes;

public sealed class QuoteApprovalTests
{
    private readonly SeededIds _ids = new();

    [Fact]
    public void Submit_NobodyHasToAgree_ApprovesAtOnceAndFreezes()
    {
        Quote quote = Draft(_ids.Next(), discountPercent: 5m);
        Must(quote.Submit(Matrix, "author", Monday));
        Assert.Equal((QuoteState.Approved, QuoteContent.Hash(quote.Request, quote.Prices)), (quote.State, quote.ContentHash));
        Assert.Equal("QuoteApproved", quote.PendingEvents[^1].Type);
    }

    [Fact]
    public void Submit_AboveTheThreshold_KeepsThePlanWithItsHash()
    {
        Quote quote = Submitted(12m);
        Assert.Equal((QuoteState.InReview, null, "author"), (quote.State, quote.ContentHash, quote.Submitter));
        Assert.Equal(("matrix", "1", QuoteContent.Hash(quote.Request, quote.Prices)), (quote.Approval!.MatrixId, quote.Approval.MatrixVersion, quote.Approval.ContentHash));
        Assert.Equal(["boss"], quote.Approval.Progress.WaitingFor());
    }

    [Fact]
    public void Submit_OnlyTheSubmitterCouldDecide_IsRefusedAndChangesNothing()
    {
        Quote quote = Draft(_ids.Next(), discountPercent: 12m);
        Result refused = quote.Submit(Matrix, "boss", Monday);
        Assert.Equal("pricing.approval_nobody", Assert.Single(refused.ValidationErrors).ErrorCode);
        Assert.Equal((QuoteState.Draft, 1L), (quote.State, quote.Version));
    }

    [Fact]
    public void Decide_TheLastAgreement_ApprovesAndFreezes()
    {
        Quote quote = Submitted(25m);
        Must(Agree(quote, "boss"));
        Assert.Equal((QuoteState.InReview, "QuoteApprovalGiven"), (quote.State, quote.PendingEvents[^1].Type));
        Must(Agree(quote, "d1"));
        Must(Agree(quote, "d2"));
        Assert.Equal((QuoteState.Approved, "d2", quote.Approval!.ContentHash), (quote.State, quote.Approver, quote.ContentHash));
    }

    [Fact]
    public void Decide_BySubmitter_NamesTheGuardAndChangesNothing()
    {
        Quote quote = Submitted(12m);
        long version = quote.Version;
        Assert.Equal(["approver!=submitter"], StateErrors.UnmetGuards(Agree(quote, "author").ValidationErrors));
        Assert.Equal((QuoteState.InReview, version), (quote.State, quote.Version));
    }

    [Fact]
    public void Decide_BySomebodyWhoIsNotAsked_NamesTheGuard() =>
        Assert.Equal(["approver has authority for discount"], StateErrors.UnmetGuards(Agree(Submitted(12m), "d1").ValidationErrors));

    [Fact]
    public void Decide_WhatSaysSomethingElseByNow_IsRefused()
    {
        Quote quote = Submitted(12m);
        string seen = quote.Approval!.ContentHash;
        Must(quote.Recall("author", Monday));
        Must(quote.Reprice(Request(25m), Context, Price(Request(25m)), "author", Monday));
        Must(quote.Submit(Matrix, "author", Monday));
        Assert.Equal("pricing.stale_content", Assert.Single(quote.Decide(Matrix, Yes("boss"), seen).ValidationErrors).ErrorCode);
        Assert.Empty(quote.Approval.Decisions);
    }

    /// <summary>Who approved 12 % for somebody else has nobody's approval for 12 % of their own.</summary>
    [Fact]
    public void Submit_ByWhoAgreedBefore_IsNotCoveredByThat()
    {
        ApprovalMatrix two = ApprovalMatrix.Compile(new ApprovalMatrixDefinition("two", "1",
            [new ApprovalRule("over 5", [new ApprovalCondition(ApprovalMeasure.GrantedPercent, ApprovalComparison.GreaterThan, 5m)], [new ApprovalStep(["boss", "deputy"])])])).Value;
        Quote quote = Draft(_ids.Next(), discountPercent: 12m);
        Must(quote.Submit(two, "author", Monday));
        Must(quote.Decide(two, Yes("boss"), quote.Approval!.ContentHash));
        Must(quote.Edit("boss", Monday));
        Must(quote.Submit(two, "boss", Monday));
        Assert.Equal((QuoteState.InReview, "deputy"), (quote.State, Assert.Single(quote.Approval!.Progress.WaitingFor())));
        Must(quote.Recall("boss", Monday));
        Must(quote.Submit(two, "author", Monday));
        Assert.Equal(QuoteState.Approved, quote.State);
    }

    [Fact]
    public void Decide_TermsThatChanged_IsRefused()
    {
        QuoteRequest before = Request(12m) with { Terms = ["Paid in 30 days."] }, after = before with { Terms = ["Paid in 90 days."] };
        Quote quote = Submitted(12m);
        Must(quote.Recall("author", Monday));
        Must(quote.Reprice(before, Context, Price(before), "author", Monday));
        Must(quote.Submit(Matrix, "author", Monday));
        string seen = quote.Approval!.ContentHash;
        Must(quote.Recall("author", Monday));
        PricingSession session = Engine.OpenSession();
        Must(session.Price(after, Context));
        Must(quote.Reprice(session.Request, Context, session.ToQuote().Value, "author", Monday));
        Must(quote.Submit(Matrix, "author", Monday));
        Assert.Equal("pricing.stale_content", Assert.Single(quote.Decide(Matrix, Yes("boss"), seen).ValidationErrors).ErrorCode);
        Assert.Equal(after.Terms, QuoteContent.Parse(QuoteContent.ToJson(quote.Request, quote.Prices)).Value.Request.Terms);
    }

    [Fact]
    public void Decide_Refusal_MakesItADraftWithTheReason()
    {
        Quote quote = Submitted(12m);
        Assert.Equal(["comment!=null"], StateErrors.UnmetGuards(quote.Decide(Matrix, Yes("boss") with { Agrees = false }, quote.Approval!.ContentHash).ValidationErrors));
        Must(quote.Decide(Matrix, new ApprovalDecision("boss", false, "too cheap", Monday), quote.Approval.ContentHash));
        Assert.Equal((QuoteState.Draft, "too cheap", "QuoteRejected"), (quote.State, quote.Reason, quote.PendingEvents[^1].Type));
        Assert.Equal(ApprovalStatus.Rejected, quote.Approval.Progress.Status);
    }

    [Theory]
    [InlineData(12, QuoteState.Approved)]
    [InlineData(11, QuoteState.Approved)]
    [InlineData(13, QuoteState.InReview)]
    public void Submit_AfterAChange_AsksAgainOnlyForWhatGotWorse(int percent, QuoteState expected)
    {
        Quote quote = Submitted(12m);
        Must(Agree(quote, "boss"));
        Must(quote.Edit("author", Monday));
        Must(quote.Reprice(Request(percent), Context, Price(Request(percent)), "author", Monday));
        Must(quote.Submit(Matrix, "author", Monday));
        Assert.Equal(expected, quote.State);
    }

    [Fact]
    public void Submit_BetterAndThenAsBefore_IsStillCovered()
    {
        Quote quote = Submitted(12m);
        Must(Agree(quote, "boss"));
        foreach (decimal percent in new[] { 8m, 12m })
        {
            Must(quote.Edit("author", Monday));
            Must(quote.Reprice(Request(percent), Context, Price(Request(percent)), "author", Monday));
            Must(quote.Submit(Matrix, "author", Monday));
            Assert.Equal((QuoteState.Approved, 1), (quote.State, quote.Approval!.Plan.Covered.Count));
        }
    }

    [Fact]
    public void Submit_NextVersion_RemembersWhatWasAgreedTo()
    {
        Quote quote = Submitted(12m);
        Must(Agree(quote, "boss"));
        Quote next = quote.Revise(Revision(_ids.Next(), Request(10m)), "author", Monday).Value;
        Assert.Null(next.Approval);
        Must(next.Submit(Matrix, "author", Monday));
        Assert.Equal(QuoteState.Approved, next.State);
    }

    [Fact]
    public void Decide_ByADelegate_CountsOnTheDayInTheZoneOfTheQuote()
    {
        // 2 March 08:00Z is the 2nd in Shanghai, 17:00Z is the 3rd there.
        ApprovalMatrix matrix = ApprovalMatrix.Compile(Matrix.Definition with { Delegations = [new ApprovalDelegation("boss", "deputy", EffectivePeriod.Inclusive(new LocalDate(2026, 3, 2), new LocalDate(2026, 3, 2)))] }).Value;
        Quote quote = Submitted(12m);
        Assert.False(quote.Decide(matrix, Yes("deputy", Monday + Duration.FromHours(9)), quote.Approval!.ContentHash).IsSuccess);
        Must(quote.Decide(matrix, Yes("deputy"), quote.Approval.ContentHash));
        Assert.Equal((QuoteState.Approved, "deputy"), (quote.State, quote.Approver));
        Assert.Equal(["boss"], Assert.Single(quote.Approval.Decisions).OnBehalfOf);
    }

    /// <summary>A third is stored with every digit it has.</summary>
    [Fact]
    public void Approval_AsJson_ReadsBackToTheSame()
    {
        Quote quote = Submitted(100m / 3m);
        Must(Agree(quote, "boss"));
        string json = System.Text.Json.JsonSerializer.Serialize(quote.Approval!, QuoteJson.Approval);
        QuoteApproval read = System.Text.Json.JsonSerializer.Deserialize(json, QuoteJson.Approval)!;
        Assert.Equal(json, System.Text.Json.JsonSerializer.Serialize(read, QuoteJson.Approval));
        Assert.Equal(quote.Approval!.Progress.WaitingFor(), read.Progress.WaitingFor());
    }

    private static Result Agree(Quote quote, string person) => quote.Decide(Matrix, Yes(person), quote.Approval!.ContentHash);

    private Quote Submitted(decimal percent)
    {
        Quote quote = Draft(_ids.Next(), discountPercent: percent);
        Must(quote.Submit(Matrix, "author", Monday));
        return quote;
    }
}
