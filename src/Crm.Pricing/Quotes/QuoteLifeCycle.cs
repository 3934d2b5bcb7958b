using Crm.Primitives;
using static Crm.Pricing.QuoteState;

namespace Crm.Pricing;

/// <summary>The life cycle of a version of a quote. <c>QuoteLifeCycle.Machine.ToMermaid()</c> draws it.</summary>
public static class QuoteLifeCycle
{
    /// <summary>The table, compiled. Immutable and thread-safe.</summary>
    public static StateMachine<QuoteState> Machine { get; } = StateMachine.Define("Quote", Draft)
        .State(Draft, StateCategory.Open)
        .State(InReview, StateCategory.Open, editable: false)
        .State(Approved, StateCategory.Open, editable: false)
        .State(Presented, StateCategory.Open, editable: false)
        .State(Accepted, StateCategory.Won, editable: false)
        .State(Ordered, StateCategory.Won, editable: false, terminal: true)
        .State(Declined, StateCategory.Lost, editable: false)
        .State(Expired, StateCategory.Lost, editable: false)
        .State(Canceled, StateCategory.Lost, editable: false, terminal: true)
        .State(Superseded, StateCategory.Lost, editable: false, terminal: true)
        .Transition(Draft, "Submit", InReview, guards: ["lines>=1", "approvalRequired"], events: ["QuoteSubmitted"])
        .Transition(Draft, "AutoApprove", Approved, guards: ["lines>=1", "!approvalRequired"], events: ["QuoteApproved"])
        .Transition(InReview, "Approve", Approved, guards: ["approver!=submitter", "approver has authority for discount"],
            events: ["QuoteApproved"], effects: ["price snapshot frozen + hash"])
        .Transition(InReview, "Reject", Draft, guards: ["comment!=null"], events: ["QuoteRejected"])
        .Transition(InReview, "Recall", Draft, events: ["QuoteRecalled"])
        .Transition(Approved, "Edit", Draft, events: ["QuoteApprovalInvalidated"])
        .Transition(Approved, "Present", Presented, guards: ["validUntil>=today(zone)"], events: ["QuotePresented"])
        .Transition(Presented, "Accept", Accepted, guards: ["today(zone)<=validUntil", "acceptedBy!=null"], events: ["QuoteAccepted"])
        .Transition(Presented, "Decline", Declined, guards: ["reason!=null"], events: ["QuoteDeclined"])
        .Transition(Presented, "Expire", Expired, guards: ["today(zone)>validUntil"], events: ["QuoteExpired"])
        .Transition([Draft, InReview, Approved, Presented], "Cancel", Canceled, guards: ["reason!=null"], events: ["QuoteCanceled"])
        .Transition([Approved, Presented, Declined, Expired], "Revise", Superseded, events: ["QuoteSuperseded", "QuoteCreated"],
            effects: ["new Draft, version = max+1, same quote number"])
        .Transition(Accepted, "PlaceOrder", Ordered, guards: ["no order exists for this quote version"], events: ["OrderPlaced"],
            effects: ["exactly one order; a repeat with the same idempotency key returns the same order"])
        .Compile().Value;
}
