using Crm.Primitives;

namespace Crm.Domain;

/// <summary>The life cycles of the customer model: for each kind of record its states, and which trigger leads from which to which.</summary>
/// <remarks>
/// Categories and transitions are fixed; tenants name the states and add sub-statuses inside them. A quote's life cycle belongs to
/// Crm.Pricing. All are immutable, thread-safe and compiled on first use. <c>LifeCycles.Lead.ToMermaid()</c> draws one.
/// </remarks>
public static class LifeCycles
{
    /// <summary>A lead, from the first touch to a customer.</summary>
    public static StateMachine<LeadState> Lead => LeadLifeCycle.Machine;

    /// <summary>A deal.</summary>
    public static StateMachine<OpportunityState> Opportunity => OpportunityLifeCycle.Machine;

    /// <summary>An order.</summary>
    public static StateMachine<OrderState> Order => OrderLifeCycle.Machine;

    /// <summary>A contract.</summary>
    public static StateMachine<ContractState> Contract => ContractLifeCycle.Machine;

    /// <summary>A service case.</summary>
    public static StateMachine<CaseState> Case => CaseLifeCycle.Machine;

    /// <summary>A work order.</summary>
    public static StateMachine<WorkOrderState> WorkOrder => WorkOrderLifeCycle.Machine;

    /// <summary>The booking of a technician.</summary>
    public static StateMachine<BookingState> Booking => BookingLifeCycle.Machine;

    /// <summary>A campaign.</summary>
    public static StateMachine<CampaignState> Campaign => CampaignLifeCycle.Machine;

    /// <summary>A task.</summary>
    public static StateMachine<TaskState> Task => TaskLifeCycle.Machine;

    /// <summary>An invoice.</summary>
    public static StateMachine<InvoiceState> Invoice => InvoiceLifeCycle.Machine;

    /// <summary>The return of goods.</summary>
    public static StateMachine<ReturnAuthorizationState> ReturnAuthorization => ReturnAuthorizationLifeCycle.Machine;

    /// <summary>A promise of service.</summary>
    public static StateMachine<EntitlementState> Entitlement => EntitlementLifeCycle.Machine;

    /// <summary>An article of the knowledge base.</summary>
    public static StateMachine<KnowledgeArticleState> KnowledgeArticle => KnowledgeArticleLifeCycle.Machine;

    /// <summary>The tables of all of them as data, for documentation, diagrams and export, by name.</summary>
    public static IReadOnlyList<StateMachineDefinition> Definitions =>
    [
        Booking.Definition,
        Campaign.Definition,
        Case.Definition,
        Contract.Definition,
        Entitlement.Definition,
        Invoice.Definition,
        KnowledgeArticle.Definition,
        Lead.Definition,
        Opportunity.Definition,
        Order.Definition,
        ReturnAuthorization.Definition,
        Task.Definition,
        WorkOrder.Definition,
    ];
}
