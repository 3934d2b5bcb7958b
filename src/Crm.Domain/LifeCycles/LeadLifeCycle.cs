using Crm.Primitives;
using static Crm.Domain.LeadState;

namespace Crm.Domain;

/// <summary>The table of a Lead.</summary>
internal static class LeadLifeCycle
{
    internal static StateMachine<LeadState> Machine { get; } = StateMachine.Define("Lead", New)
        .State(New, StateCategory.Open)
        .State(Nurturing, StateCategory.Open)
        .State(MarketingQualified, StateCategory.Open)
        .State(Working, StateCategory.Open)
        .State(Qualified, StateCategory.Open)
        .State(Converted, StateCategory.Won, editable: false, terminal: true)
        .State(Disqualified, StateCategory.Lost, editable: false)
        .State(Merged, StateCategory.Lost, editable: false, terminal: true)
        .Transition(New, "Nurture", Nurturing, events: ["LeadNurtureStarted"])
        .Transition([New, Nurturing], "MarkMarketingQualified", MarketingQualified, guards: ["score>=mqlThreshold"],
            events: ["LeadMarketingQualified"])
        .Transition([New, MarketingQualified], "Accept", Working, guards: ["owner!=null"], events: ["LeadAccepted", "LeadAssigned"])
        .Transition(Working, "Qualify", Qualified, guards: ["qualificationCriteriaMet"], events: ["LeadQualified"])
        .Transition([MarketingQualified, Working, Qualified], "Recycle", Nurturing, guards: ["reason!=null"], events: ["LeadRecycled"],
            effects: ["score-=recyclePenalty (floor 0)", "owner=null", "nurtureUntil set"])
        .Transition([Working, Qualified], "Convert", Converted, guards: ["personName||organisationName", "hasDedupeDecision"],
            events: ["LeadConverted", "PartyCreated?", "OpportunityOpened?"],
            effects: ["creates or links person, organisation, opportunity in one unit of work", "campaign touches and activities re-pointed", "consents copied"])
        .Transition([New, Nurturing, MarketingQualified, Working, Qualified], "Disqualify", Disqualified, guards: ["reason!=null"],
            events: ["LeadDisqualified"])
        .Transition(Disqualified, "Reopen", New, events: ["LeadReopened"])
        .Transition([New, Nurturing, MarketingQualified, Working, Qualified, Disqualified], "Merge", Merged,
            guards: ["masterId!=null", "masterId!=id", "master not Merged"], events: ["LeadMerged"],
            effects: ["redirect id -> masterId", "snapshot kept for undo"])
        .Compile().Value;
}
