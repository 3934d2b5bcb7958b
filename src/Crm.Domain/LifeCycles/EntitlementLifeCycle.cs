using Crm.Primitives;
using static Crm.Domain.EntitlementState;

namespace Crm.Domain;

/// <summary>The table of an Entitlement.</summary>
internal static class EntitlementLifeCycle
{
    internal static StateMachine<EntitlementState> Machine { get; } = StateMachine.Define("Entitlement", Draft)
        .State(Draft, StateCategory.Open)
        .State(Waiting, StateCategory.Open, editable: false)
        .State(Active, StateCategory.Open, editable: false)
        .State(Expired, StateCategory.Closed, editable: false)
        .State(Canceled, StateCategory.Lost, editable: false, terminal: true)
        .Transition(Draft, "Activate", Waiting, guards: ["today(zone)<startDate"], events: ["EntitlementScheduled"])
        .Transition(Draft, "ActivateNow", Active, guards: ["startDate<=today(zone)<=endDate"], events: ["EntitlementActivated"])
        .Transition(Waiting, "Start", Active, guards: ["today(zone)>=startDate"], events: ["EntitlementActivated"])
        .Transition(Active, "Expire", Expired, guards: ["today(zone)>endDate"], events: ["EntitlementExpired"])
        .Transition(Expired, "Renew", Draft, events: ["EntitlementRenewalDrafted"])
        .Transition([Draft, Waiting, Active], "Cancel", Canceled, guards: ["reason!=null"], events: ["EntitlementCanceled"])
        .Compile().Value;
}
