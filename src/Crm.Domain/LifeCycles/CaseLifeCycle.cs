using Crm.Primitives;
using static Crm.Domain.CaseState;

namespace Crm.Domain;

/// <summary>The table of a Case.</summary>
internal static class CaseLifeCycle
{
    internal static StateMachine<CaseState> Machine { get; } = StateMachine.Define("Case", New)
        .State(New, StateCategory.Open, attributes: ("slaClock", "runs"))
        .State(Open, StateCategory.Open, attributes: ("slaClock", "runs"))
        .State(WaitingOnCustomer, StateCategory.Open, attributes: ("slaClock", "paused"))
        .State(OnHold, StateCategory.Open, attributes: ("slaClock", "paused"))
        .State(Resolved, StateCategory.Closed, editable: false, attributes: ("slaClock", "stopped"))
        .State(Closed, StateCategory.Closed, editable: false, terminal: true, attributes: ("slaClock", "stopped"))
        .State(Canceled, StateCategory.Lost, editable: false, terminal: true, attributes: ("slaClock", "stopped"))
        .State(Merged, StateCategory.Lost, editable: false, terminal: true, attributes: ("slaClock", "stopped"))
        .Transition(New, "Assign", Open, guards: ["owner||queue"], events: ["CaseAssigned"])
        .Transition(Open, "Assign", Open, guards: ["owner||queue"], events: ["CaseReassigned"])
        .Transition([New, Open], "RequestInfo", WaitingOnCustomer, guards: ["a public reply was sent"],
            events: ["CaseWaiting", "FirstResponseMet?"])
        .Transition(WaitingOnCustomer, "CustomerReply", Open, events: ["CustomerReplied"])
        .Transition(Open, "Hold", OnHold, guards: ["reason!=null"], events: ["CaseHeld"])
        .Transition(OnHold, "Resume", Open, events: ["CaseResumed"])
        .Transition([New, Open, WaitingOnCustomer, OnHold], "Resolve", Resolved,
            guards: ["resolution!=null", "no open child case unless overridden"], events: ["CaseResolved"],
            effects: ["resolvedAt set", "entitlement units consumed"])
        .Transition(Resolved, "CustomerReply", Open, guards: ["within reopenWindow"], events: ["CaseReopened"],
            effects: ["reopenCount+1", "resolvedAt cleared, kept in history"])
        .Transition(Resolved, "Reopen", Open, events: ["CaseReopened"], effects: ["reopenCount+1"])
        .Transition(Resolved, "Close", Closed, guards: ["customerConfirmed || autoCloseDelay elapsed"], events: ["CaseClosed"])
        .Transition([New, Open, WaitingOnCustomer, OnHold], "Cancel", Canceled, guards: ["reason!=null"], events: ["CaseCanceled"])
        .Transition([New, Open, WaitingOnCustomer, OnHold], "Merge", Merged,
            guards: ["masterId!=null", "masterId!=id", "master not terminal"], events: ["CaseMerged"],
            effects: ["messages and watchers moved", "SLA stops"])
        .Compile().Value;
}
