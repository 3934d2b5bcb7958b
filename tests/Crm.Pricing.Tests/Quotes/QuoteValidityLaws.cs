using Crm.Primitives;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;
using static Crm.Testing.Contracts.Pricing.SampleQuotes;

namespace Crm.Pricing.Tests.Quotes;

/// <summary>The content hash says nothing of the last valid day, and need not: no command moves it.</summary>
public sealed class QuoteValidityLaws
{
    private static readonly LocalDate LastDay = new(2026, 3, 20);

    [Fact]
    public void ValidUntil_WhateverIsDoneToAVersion_IsThatOfItsBeginning() => Law.Holds(Gen.Choose(0, 12).ArrayOf(30), static commands =>
    {
        SeededIds ids = new();
        Quote quote = Draft(ids.Next(), discountPercent: 12m, validUntil: LastDay);
        LocalDate day = LastDay;
        bool held = true;
        foreach (int command in commands)
        {
            Quote next = Do(command, quote, day, ids);
            held &= quote.ValidUntil == day && (quote.ContentHash is null || quote.ContentHash == QuoteContent.Hash(quote.Request, quote.Prices));
            if (ReferenceEquals(next, quote)) continue;
            // Another day is another version, which has to be approved and presented anew.
            held &= (quote.State, next.State, next.ContentHash, next.Approval) == (QuoteState.Superseded, QuoteState.Draft, null, null);
            (quote, day) = (next, day.PlusDays(1));
        }

        return held && quote.ValidUntil == day;
    }, 500);

    private static Quote Do(int command, Quote quote, LocalDate day, SeededIds ids)
    {
        Instant late = day.PlusDays(1).AtStartOfDayInZone(Shanghai).ToInstant();
        switch (command)
        {
            case 0: quote.Submit(Matrix, "author", Monday); break;
            case 1: Decide(Yes("boss")); break;
            case 2: Decide(new ApprovalDecision("boss", false, "no", Monday)); break;
            case 3: quote.Recall("author", Monday); break;
            case 4: quote.Edit("author", Monday); break;
            case 5: quote.Reprice(Request(15m), Context, Price(Request(15m)), "author", Monday); break;
            case 6 or 7: quote.Present("author", Monday); break;
            case 8: quote.Accept("cfo", "author", Monday, quote.ContentHash); break;
            case 9: quote.Expire("clock", late); break;
            case 10: quote.Decline("too dear", "author", Monday); break;
            case 11: quote.PlaceOrder("O-1", "key", "author", Monday); break;
            default:
                Result<Quote> next = quote.Revise(Revision(ids.Next(), Request(12m), day.PlusDays(1)), "author", Monday);
                return next.IsSuccess ? next.Value : quote;
        }

        return quote;

        void Decide(ApprovalDecision decision) => quote.Decide(Matrix, decision, quote.Approval?.ContentHash ?? "");
    }
}
