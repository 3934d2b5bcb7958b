using Crm.Primitives;
using static Crm.Domain.CampaignState;

namespace Crm.Domain;

/// <summary>The table of a Campaign.</summary>
internal static class CampaignLifeCycle
{
    internal static StateMachine<CampaignState> Machine { get; } = StateMachine.Define("Campaign", Planning)
        .State(Planning, StateCategory.Open)
        .State(Ready, StateCategory.Open, editable: false)
        .State(Active, StateCategory.Open, editable: false)
        .State(Suspended, StateCategory.Open)
        .State(Completed, StateCategory.Closed, editable: false, terminal: true)
        .State(Canceled, StateCategory.Lost, editable: false, terminal: true)
        .Transition(Planning, "MarkReady", Ready, guards: ["audience non-empty", "budget!=null", "consent purpose chosen"],
            events: ["CampaignReady"])
        .Transition(Ready, "BackToPlanning", Planning, events: ["CampaignReplanned"])
        .Transition(Ready, "Launch", Active, guards: ["now>=startAt"], events: ["CampaignLaunched"])
        .Transition(Active, "Suspend", Suspended, guards: ["reason!=null"], events: ["CampaignSuspended"])
        .Transition(Suspended, "Resume", Active, guards: ["now<=endAt"], events: ["CampaignResumed"])
        .Transition([Active, Suspended], "Complete", Completed, events: ["CampaignCompleted"], effects: ["actuals frozen"])
        .Transition([Planning, Ready, Active, Suspended], "Cancel", Canceled, guards: ["reason!=null"], events: ["CampaignCanceled"])
        .Compile().Value;
}
