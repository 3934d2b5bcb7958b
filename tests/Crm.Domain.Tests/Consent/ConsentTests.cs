using Crm.Primitives;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace Crm.Domain.Tests;

public sealed class ConsentTests
{
    private static readonly Instant T = Instant.FromUtc(2026, 3, 17, 1, 0);
    private static readonly ConsentScope MarketingMail = new("Marketing", "Email");
    private readonly ConsentLedger _ledger = new(new SeededIds().Next(), "P-1");

    private ConsentDecision Ask(string purpose = "Marketing", string channel = "Email", string? point = null, int minutes = 10) =>
        _ledger.Evaluate(new(purpose, channel, T + Duration.FromMinutes(minutes), point), ConsentPolicy.Strict);

    private void Say(ConsentStatus status, ConsentScope scope, int minute = 0, int? thru = null) => Assert.True(_ledger.Append(
        new(scope, status, At(minute), At(minute), thru is int m ? At(m) : null, "form"), "web", At(minute)).IsSuccess);

    private static Instant At(int minute) => T + Duration.FromMinutes(minute);

    [Fact]
    public void Evaluate_NothingSaid_FollowsThePolicy()
    {
        Assert.Equal(ConsentReason.NoConsentRecord, Ask().Reason);
        ConsentPolicy policy = new() { AllowedWithoutRecord = ["Service"] };

        Assert.Equal(ConsentReason.AllowedByDefault, _ledger.Evaluate(new("Service", "Email", T), policy).Reason);
        Assert.False(_ledger.Evaluate(new("Marketing", "Email", T), policy).IsAllowed);
    }

    [Fact]
    public void Evaluate_GivenThenWithdrawn_DeniesFromThatInstant()
    {
        Say(ConsentStatus.OptIn, MarketingMail);
        Say(ConsentStatus.OptOut, MarketingMail, minute: 5);

        Assert.Equal(ConsentReason.OptIn, Ask(minutes: 4).Reason);
        ConsentDecision denied = Ask(minutes: 5);
        Assert.Equal(ConsentReason.OptOut, denied.Reason);
        Assert.Same(_ledger.Records[1], denied.Record);
    }

    [Fact]
    public void Evaluate_MoreSpecificRecord_WinsOverALaterBroaderOne()
    {
        ConsentScope[] scopes =
            [new("Marketing"), new(null, "Email"), MarketingMail, new(null, "Email", "a@x.org"), new("Marketing", "Email", "a@x.org")];
        for (int i = 0; i < scopes.Length; i++)
        {
            ConsentStatus status = i % 2 == 0 ? ConsentStatus.OptIn : ConsentStatus.OptOut;
            Say(status, scopes[i], minute: i);
            Say(status == ConsentStatus.OptIn ? ConsentStatus.OptOut : ConsentStatus.OptIn, new(null), minute: i);

            Assert.Equal(status, Ask(point: "a@x.org").Record!.Status);
            Assert.Equal(scopes[i], Ask(point: "a@x.org").Record!.Scope);
        }

        Assert.Equal(MarketingMail, Ask(point: "b@x.org").Record!.Scope);
    }

    [Fact]
    public void Evaluate_SameInstant_NoWins()
    {
        Say(ConsentStatus.OptOut, MarketingMail);
        Say(ConsentStatus.OptIn, MarketingMail);

        Assert.Equal(ConsentReason.OptOut, Ask().Reason);
    }

    [Fact]
    public void Evaluate_ExpiredRecord_IsAsNone()
    {
        Say(ConsentStatus.OptIn, MarketingMail, thru: 5);

        Assert.Equal(ConsentReason.OptIn, Ask(minutes: 4).Reason);
        Assert.Equal(ConsentReason.NoConsentRecord, Ask(minutes: 5).Reason);
    }

    [Fact]
    public void Evaluate_Blocked_DeniesWhateverWasSaid()
    {
        Say(ConsentStatus.OptIn, MarketingMail);
        _ledger.Block(ConsentBlockKind.Solicit, "asked on the phone", "cc1", At(1));

        Assert.Equal((ConsentReason.GlobalBlock, ConsentBlockKind.Solicit), (Ask().Reason, Ask().Block!.Kind));
        Assert.True(_ledger.Lift(ConsentBlockKind.Solicit, "cc1", At(2)).IsSuccess);
        Assert.True(Ask().IsAllowed);
        Assert.Equal("consent.no_block", _ledger.Lift(ConsentBlockKind.Solicit, "cc1", At(3)).ValidationErrors[0].ErrorCode);
    }

    [Fact]
    public void Evaluate_TrackingBlocked_LeavesOtherPurposes()
    {
        Say(ConsentStatus.OptIn, new(null, "Email"));
        _ledger.Block(ConsentBlockKind.Track, "cookie banner", "web", At(1));

        Assert.True(Ask().IsAllowed);
        Assert.False(Ask(purpose: "Tracking").IsAllowed);
    }

    [Fact]
    public void Erase_ForgetsAndBlocksForGood()
    {
        Say(ConsentStatus.OptIn, MarketingMail);
        _ledger.Erase("dpo", At(1));

        Assert.Empty(_ledger.Records);
        Assert.Equal(ConsentReason.GlobalBlock, Ask().Reason);
        Assert.Equal("consent.forgotten", _ledger.Lift(ConsentBlockKind.Forget, "dpo", At(2)).ValidationErrors[0].ErrorCode);
    }

    [Fact]
    public void CopyTo_Customer_CountsRecordsAndTheStricterWins()
    {
        Say(ConsentStatus.OptOut, MarketingMail);
        ConsentLedger customer = new(new SeededIds(2).Next(), "P-2");
        customer.Give(MarketingMail, "form", "web", T);

        Assert.Equal(1, _ledger.CopyTo(customer, "cc1", T));
        Assert.Equal(ConsentReason.OptOut, customer.Evaluate(new("Marketing", "Email", T), ConsentPolicy.Strict).Reason);
    }

    [Fact]
    public void Append_ImpossibleTimes_AreRefused()
    {
        Assert.Equal("consent.period", _ledger.Append(new(MarketingMail, ConsentStatus.OptIn, T, T, T, "form"), "web", T).ValidationErrors[0].ErrorCode);
        Assert.Equal("consent.captured_later", _ledger.Append(new(MarketingMail, ConsentStatus.OptIn, At(1), T, null, "form"), "web", T).ValidationErrors[0].ErrorCode);
    }

    /// <summary>The order in which records with different moments arrive does not matter: imports and devices come late.</summary>
    [Fact]
    public void Law_OrderOfRecording_DoesNotMatter() => Law.Holds(
        Gen.Choose(0, 5).SelectMany(_ => Gen.Choose(0, 3), static (s, m) => (Scope: s, Minute: m))
            .SelectMany(_ => Gen.Elements(ConsentStatus.OptIn, ConsentStatus.OptOut), static (x, s) => (x.Scope, x.Minute, Status: s)).ListOf(),
        said =>
        {
            ConsentScope[] scopes = [new(null), new("Marketing"), new(null, "Email"), MarketingMail, new(null, null, "a"), new("Marketing", null, "a")];
            ConsentLedger forth = new(Guid.Empty, "P"), back = new(Guid.Empty, "P");
            foreach ((int scope, int minute, ConsentStatus status) in said)
                forth.Append(new(scopes[scope], status, At(minute), At(minute), null, "x"), "a", At(9));
            foreach ((int scope, int minute, ConsentStatus status) in said.AsEnumerable().Reverse())
                back.Append(new(scopes[scope], status, At(minute), At(minute), null, "x"), "a", At(9));
            ConsentQuestion question = new("Marketing", "Email", At(10), "a");
            return forth.Evaluate(question, ConsentPolicy.Strict) == back.Evaluate(question, ConsentPolicy.Strict);
        });
}
