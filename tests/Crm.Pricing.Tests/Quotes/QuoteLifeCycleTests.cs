using Crm.Primitives;
using Crm.Testing;
using FsCheck.Fluent;
using NodaTime;
using Xunit;
using static Crm.Testing.Contracts.Pricing.SampleQuotes;

namespace Crm.Pricing.Tests.Quotes;

/// <summary>Every command in every state: what the table of the life cycle does not allow is refused and changes nothing.</summary>
public sealed class QuoteLifeCycleTests
{
    private static readonly LocalDate LastDay = new(2026, 4, 30);
    private static readonly Instant TooLate = Instant.FromUtc(2026, 6, 1, 0, 0);

    private static readonly Dictionary<string, Func<Quote, Guid, Result>> Commands = new()
    {
        ["Reprice"] = static (q, _) => q.Reprice(Request(12m), Context, Price(Request(12m)), "author", Monday),
        ["Submit"] = static (q, _) => q.Submit(Matrix, "author", Monday),
        ["Approve"] = static (q, _) => q.Decide(Matrix, Yes("boss"), q.Approval?.ContentHash ?? ""),
        ["Reject"] = static (q, _) => q.Decide(Matrix, Yes("boss") with { Agrees = false, Comment = "no" }, q.Approval?.ContentHash ?? ""),
        ["Recall"] = static (q, _) => q.Recall("author", Monday),
        ["Edit"] = static (q, _) => q.Edit("author", Monday),
        ["Present"] = static (q, _) => q.Present("author", Monday),
        ["Accept"] = static (q, _) => q.Accept("cfo", "portal", Monday, q.ContentHash).ToResult(),
        ["Decline"] = static (q, _) => q.Decline("too dear", "author", Monday),
        ["Cancel"] = static (q, _) => q.Cancel("withdrawn", "author", Monday),
        ["Expire"] = static (q, _) => q.Expire("clock", TooLate),
        ["Revise"] = static (q, id) => q.Revise(Revision(id, Request(12m)), "author", Monday).ToResult(),
        ["PlaceOrder"] = static (q, _) => q.PlaceOrder("SO-1", "key", "author", Monday).ToResult(),
        ["HandOver"] = static (q, _) => q.HandOver().ToResult(),
    };

    private static readonly Dictionary<QuoteState, string[]> Ways = new()
    {
        [QuoteState.Draft] = [],
        [QuoteState.InReview] = ["Submit"],
        [QuoteState.Approved] = ["Submit", "Approve"],
        [QuoteState.Presented] = ["Submit", "Approve", "Present"],
        [QuoteState.Accepted] = ["Submit", "Approve", "Present", "Accept"],
        [QuoteState.Ordered] = ["Submit", "Approve", "Present", "Accept", "PlaceOrder"],
        [QuoteState.Declined] = ["Submit", "Approve", "Present", "Decline"],
        [QuoteState.Expired] = ["Submit", "Approve", "Present", "Expire"],
        [QuoteState.Canceled] = ["Cancel"],
        [QuoteState.Superseded] = ["Submit", "Approve", "Revise"],
    };

    /// <summary>The table, in the words of the commands. Repeating PlaceOrder with the same key is no second order.</summary>
    private static readonly Dictionary<QuoteState, string[]> Allowed = new()
    {
        [QuoteState.Draft] = ["Reprice", "Submit", "Cancel"],
        [QuoteState.InReview] = ["Approve", "Reject", "Recall", "Cancel"],
        [QuoteState.Approved] = ["Edit", "Present", "Cancel", "Revise"],
        [QuoteState.Presented] = ["Accept", "Decline", "Cancel", "Expire", "Revise"],
        [QuoteState.Accepted] = ["PlaceOrder", "HandOver"],
        [QuoteState.Ordered] = ["PlaceOrder", "HandOver"],
        [QuoteState.Declined] = ["Revise"],
        [QuoteState.Expired] = ["Revise"],
        [QuoteState.Canceled] = [],
        [QuoteState.Superseded] = [],
    };

    private readonly SeededIds _ids = new();

    public static TheoryData<QuoteState, string, bool> EveryPair()
    {
        TheoryData<QuoteState, string, bool> pairs = [];
        foreach (QuoteState state in Enum.GetValues<QuoteState>())
        {
            foreach (string command in Commands.Keys) pairs.Add(state, command, Allowed[state].Contains(command));
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void Command_InAState_IsTakenOrChangesNothing(QuoteState state, string command, bool allowed)
    {
        Quote quote = In(state);
        (long version, int events, string content) = (quote.Version, quote.PendingEvents.Count, QuoteContent.Hash(quote.Request, quote.Prices));
        Result result = Commands[command](quote, _ids.Next());
        Assert.Equal(allowed, result.IsSuccess);
        if (allowed) return;
        Assert.All(result.ValidationErrors, static e => Assert.Contains(e.ErrorCode, new[] { StateErrors.InvalidTransition, StateErrors.NotEditable }));
        Assert.Equal((state, version, events, content), (quote.State, quote.Version, quote.PendingEvents.Count, QuoteContent.Hash(quote.Request, quote.Prices)));
    }

    [Fact]
    public void Accept_WhatTheCustomerDidNotSee_IsRefused()
    {
        Quote quote = In(QuoteState.Presented);
        Assert.Equal("pricing.stale_content", Assert.Single(quote.Accept("cfo", "portal", Monday, new string('0', 64)).ValidationErrors).ErrorCode);
        Assert.Equal(QuoteState.Presented, quote.State);
    }

    [Fact]
    public void Accept_AfterTheLastDay_IsRefusedThoughNobodyExpiredIt()
    {
        Quote quote = In(QuoteState.Presented);
        Assert.Equal(["today(zone)<=validUntil"], StateErrors.UnmetGuards(quote.Accept("cfo", "portal", TooLate, quote.ContentHash).ValidationErrors));
    }

    [Theory]
    [InlineData("Asia/Shanghai", "2026-04-30", "2026-04-30T16:00:00Z")]
    [InlineData("America/Los_Angeles", "2026-04-30", "2026-05-01T07:00:00Z")]
    [InlineData("Africa/Cairo", "2026-04-23", "2026-04-23T22:00:00Z")]
    [InlineData("Pacific/Apia", "2011-12-29", "2011-12-30T10:00:00Z")]
    public void ExpiresAt_InItsZone_IsTheEndOfTheLastDay(string zone, string lastDay, string expected)
    {
        Quote quote = Presented(_ids.Next(), "Q-1", NodaTime.Text.LocalDatePattern.Iso.Parse(lastDay).Value, DateTimeZoneProviders.Tzdb[zone], Instant.FromUtc(2011, 1, 1, 0, 0));
        Instant end = NodaTime.Text.InstantPattern.ExtendedIso.Parse(expected).Value;
        Assert.Equal(end, quote.ExpiresAt);
        Assert.Equal((false, true), (quote.IsDueToExpire(end - Duration.Epsilon), quote.IsDueToExpire(end)));
    }

    [Fact]
    public void Present_AfterTheLastDay_IsRefused() =>
        Assert.Equal(["validUntil>=today(zone)"], StateErrors.UnmetGuards(In(QuoteState.Approved).Present("author", TooLate).ValidationErrors));

    [Fact]
    public void Versions_AnyCommands_HaveAtMostOneLiveAndNeverChangeWhatWasPresented() => Law.Holds(Gen.Choose(0, Commands.Count - 1).ArrayOf(14), picks =>
    {
        List<Quote> versions = [In(QuoteState.Draft)];
        Dictionary<QuoteId, string> presented = [];
        foreach (string command in picks.Select(static i => Commands.Keys.ElementAt(i)))
        {
            Quote last = versions[^1];
            if (command == "Revise")
            {
                if (last.Revise(Revision(_ids.Next(), Request(12m), LastDay), "author", Monday) is { IsSuccess: true } revised) versions.Add(revised.Value);
            }
            else
            {
                _ = Commands[command](last, _ids.Next());
            }

            if (last.State == QuoteState.Presented) presented.TryAdd(last.Id, QuoteContent.Hash(last.Request, last.Prices));
        }

        return versions.Count(static q => q.IsLive) <= 1
            && versions.All(q => !presented.TryGetValue(q.Id, out string? hash) || (hash == q.ContentHash && hash == QuoteContent.Hash(q.Request, q.Prices)))
            && versions.Select(static q => q.Revision).SequenceEqual(Enumerable.Range(1, versions.Count));
    }, 200);

    private Quote In(QuoteState state)
    {
        Quote quote = Draft(_ids.Next(), discountPercent: 12m, validUntil: LastDay);
        foreach (string step in Ways[state]) Must(Commands[step](quote, _ids.Next()));
        Assert.Equal(state, quote.State);
        return quote;
    }
}
