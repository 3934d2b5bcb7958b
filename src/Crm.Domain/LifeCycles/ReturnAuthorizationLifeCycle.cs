using Crm.Primitives;
using static Crm.Domain.ReturnAuthorizationState;

namespace Crm.Domain;

/// <summary>The table of a ReturnAuthorization.</summary>
internal static class ReturnAuthorizationLifeCycle
{
    internal static StateMachine<ReturnAuthorizationState> Machine { get; } = StateMachine.Define("ReturnAuthorization", Requested)
        .State(Requested, StateCategory.Open)
        .State(Approved, StateCategory.Open, editable: false)
        .State(Received, StateCategory.Open, editable: false)
        .State(Inspected, StateCategory.Open, editable: false)
        .State(Closed, StateCategory.Closed, editable: false, terminal: true)
        .State(Rejected, StateCategory.Lost, editable: false, terminal: true)
        .State(Canceled, StateCategory.Lost, editable: false, terminal: true)
        .Transition(Requested, "Approve", Approved, guards: ["within warranty || override", "disposition in {Repair,Replace,Refund}"],
            events: ["ReturnApproved"])
        .Transition(Requested, "Reject", Rejected, guards: ["reason!=null"], events: ["ReturnRejected"])
        .Transition(Approved, "Receive", Received, guards: ["serial matches"], events: ["ReturnReceived"])
        .Transition(Received, "Inspect", Inspected, guards: ["inspection result!=null"], events: ["ReturnInspected"])
        .Transition(Inspected, "Close", Closed, guards: ["disposition carried out"], events: ["ReturnClosed"])
        .Transition([Requested, Approved], "Cancel", Canceled, guards: ["reason!=null"], events: ["ReturnCanceled"])
        .Compile().Value;
}
