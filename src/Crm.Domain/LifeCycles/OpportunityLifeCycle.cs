using Crm.Primitives;
using static Crm.Domain.OpportunityState;

namespace Crm.Domain;

/// <summary>The table of an Opportunity.</summary>
internal static class OpportunityLifeCycle
{
    internal static StateMachine<OpportunityState> Machine { get; } = StateMachine.Define("Opportunity", Open)
        .State(Open, StateCategory.Open)
        .State(OnHold, StateCategory.Open)
        .State(Won, StateCategory.Won, editable: false)
        .State(Lost, StateCategory.Lost, editable: false)
        .Transition(Open, "MoveStage", Open, guards: ["stage in pipeline", "stage is open kind", "stageEntryCriteriaMet"],
            events: ["OpportunityStageChanged"],
            effects: ["stage history row: from,to,at,by,amount,probability", "probability = stage default unless overridden"])
        .Transition(Open, "Hold", OnHold, guards: ["reason!=null"], events: ["OpportunityHeld"])
        .Transition(OnHold, "Resume", Open, events: ["OpportunityResumed"])
        .Transition(Open, "Win", Won, guards: ["amount!=null", "customer!=null"], events: ["OpportunityWon"],
            effects: ["actualCloseDate = local date in the opportunity zone", "probability=100"])
        .Transition([Open, OnHold], "Lose", Lost, guards: ["lostReason!=null"], events: ["OpportunityLost"],
            effects: ["probability=0", "competitor? recorded"])
        .Transition([Won, Lost], "Reopen", Open, events: ["OpportunityReopened"],
            effects: ["actualCloseDate=null", "stage = last open stage", "probability = that stage default"])
        .Compile().Value;
}
