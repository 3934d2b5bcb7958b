using Crm.Primitives;
using static Crm.Domain.ContractState;

namespace Crm.Domain;

/// <summary>The table of a Contract.</summary>
internal static class ContractLifeCycle
{
    internal static StateMachine<ContractState> Machine { get; } = StateMachine.Define("Contract", Draft)
        .State(Draft, StateCategory.Open)
        .State(InApproval, StateCategory.Open, editable: false)
        .State(Approved, StateCategory.Open, editable: false)
        .State(Signed, StateCategory.Open, editable: false)
        .State(Active, StateCategory.Open, editable: false)
        .State(Suspended, StateCategory.Open, editable: false)
        .State(Expired, StateCategory.Closed, editable: false)
        .State(Renewed, StateCategory.Closed, editable: false, terminal: true)
        .State(Terminated, StateCategory.Closed, editable: false, terminal: true)
        .State(Canceled, StateCategory.Lost, editable: false, terminal: true)
        .Transition(Draft, "Submit", InApproval, guards: ["startDate!=null", "endDate>=startDate"], events: ["ContractSubmitted"])
        .Transition(InApproval, "Reject", Draft, guards: ["comment!=null"], events: ["ContractRejected"])
        .Transition(InApproval, "Approve", Approved, guards: ["approver!=submitter"], events: ["ContractApproved"])
        .Transition(Approved, "Sign", Signed, guards: ["signedBy!=null", "signedOn!=null"], events: ["ContractSigned"])
        .Transition(Signed, "Start", Active, guards: ["today(zone)>=startDate"], events: ["ContractActivated"])
        .Transition(Active, "Suspend", Suspended, guards: ["reason!=null"], events: ["ContractSuspended"])
        .Transition(Suspended, "Resume", Active, guards: ["today(zone)<=endDate"], events: ["ContractResumed"])
        .Transition(Active, "AutoRenew", Active, guards: ["autoRenew", "today(zone)>endDate", "no notice of non-renewal"],
            events: ["ContractRenewed"],
            effects: ["endDate += the contract's autoRenewMonths (its term when none is set)", "renewalCount+1"])
        .Transition(Active, "Expire", Expired, guards: ["!autoRenew || notice given", "today(zone)>endDate"], events: ["ContractExpired"])
        .Transition([Active, Expired], "Renew", Renewed, guards: ["successor contract exists"], events: ["ContractRenewed"],
            effects: ["successor.predecessorId = this"])
        .Transition([Active, Suspended], "Terminate", Terminated, guards: ["reason!=null", "effectiveDate!=null"],
            events: ["ContractTerminated"])
        .Transition([Draft, InApproval, Approved, Signed], "Cancel", Canceled, guards: ["reason!=null"], events: ["ContractCanceled"])
        .Compile().Value;
}
