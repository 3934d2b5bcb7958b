using Crm.Domain;
using Crm.Pricing;
using NodaTime;

namespace Crm.Conformance;

/// <content>Machines whose guards compare days: without the case's word, today is a day on which the trigger may fire.</content>
internal static partial class GuardFacts
{
    private static Func<string, bool> Contract(Given g, string trigger)
    {
        LocalDate? start = g.Date(Day, "startDate", "start");
        LocalDate? end = g.Date(trigger is "Submit" && start is LocalDate s ? s.PlusDays(30) : Day.PlusDays(30), "endDate", "end");
        LocalDate otherwise = trigger switch
        {
            "AutoRenew" or "Expire" => (end ?? Day).PlusDays(1),
            "Resume" => end ?? Day,
            "Start" => start ?? Day,
            _ => Day,
        };
        return new ContractGuards
        {
            Today = g.Today(otherwise),
            StartDate = start,
            EndDate = end,
            Comment = g.Text("c", "comment"),
            Submitter = g.Text("a", "submitter"),
            Approver = g.Text("b", "approver"),
            SignedBy = g.Text("s", "signedBy"),
            SignedOn = g.Date(Day, "signedOn"),
            Reason = g.Text("r", "reason"),
            AutoRenew = g.Flag(trigger == "AutoRenew", "autoRenew"),
            NoticeGiven = g.Flag(false, "noticeGiven", "noticeOfNonRenewal", "notice"),
            Successor = g.Text("n", "successor", "successorId", "successorContract") is string next && next != "false" ? next : null,
            EffectiveDate = g.Date(Day, "effectiveDate"),
        }.IsMet;
    }

    private static Func<string, bool> Quote(Given g, string trigger)
    {
        LocalDate? valid = g.Date(Day, "validUntil");
        return new QuoteGuards
        {
            Lines = g.Whole(1, "lines"),
            ApprovalRequired = g.Flag(trigger == "Submit", "approvalRequired"),
            Submitter = g.Text("a", "submitter"),
            Approver = g.Text("b", "approver"),
            ApproverHasAuthority = g.Has("authorityPct") || g.Has("approverAuthorityPct")
                ? g.Number(0, "authorityPct", "approverAuthorityPct") >= g.Number(0, "discountPct", "maxDiscountPct", "discount")
                : g.Flag(true, "approverHasAuthority", "hasAuthority"),
            Comment = g.Text("c", "comment"),
            ValidUntil = valid,
            Today = g.Today(trigger == "Expire" ? (valid ?? Day).PlusDays(1) : valid ?? Day),
            AcceptedBy = g.Text("c", "acceptedBy", "signature"),
            Reason = g.Text("r", "reason"),
            OrderExists = g.Flag(false, "orderExists", "existingOrder", "order", "orders"),
        }.IsMet;
    }

    private static Func<string, bool> Entitlement(Given g, string trigger)
    {
        LocalDate? start = g.Date(Day, "startDate", "start");
        LocalDate? end = g.Date(Day.PlusDays(30), "endDate", "end");
        LocalDate otherwise = trigger switch
        {
            "Activate" => (start ?? Day).PlusDays(-1),
            "Expire" => (end ?? Day).PlusDays(1),
            _ => start ?? Day,
        };
        return new EntitlementGuards { Today = g.Today(otherwise), StartDate = start, EndDate = end, Reason = g.Text("r", "reason") }.IsMet;
    }

    private static Func<string, bool> Article(Given g, string trigger)
    {
        LocalDate? expires = g.Date(trigger == "Expire" ? Day : null, "expiresOn");
        return new KnowledgeArticleGuards
        {
            Today = g.Today(trigger == "Expire" ? (expires ?? Day).PlusDays(1) : Day),
            ExpiresOn = expires,
            Comment = g.Text("c", "comment"),
            Author = g.Text("a", "author"),
            Approver = g.Text("b", "approver"),
        }.IsMet;
    }
}
