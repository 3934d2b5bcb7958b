using Crm.Primitives;
using static Crm.Domain.WorkOrderState;

namespace Crm.Domain;

/// <summary>The table of a WorkOrder.</summary>
internal static class WorkOrderLifeCycle
{
    internal static StateMachine<WorkOrderState> Machine { get; } = StateMachine.Define("WorkOrder", Unscheduled)
        .State(Unscheduled, StateCategory.Open)
        .State(Scheduled, StateCategory.Open)
        .State(InProgress, StateCategory.Open)
        .State(Completed, StateCategory.Open, editable: false)
        .State(Posted, StateCategory.Closed, editable: false, terminal: true)
        .State(Canceled, StateCategory.Lost, editable: false, terminal: true)
        .Transition(Unscheduled, "Book", Scheduled, guards: ["resource has required skills", "slot free", "inside service territory"],
            events: ["WorkOrderScheduled"])
        .Transition(Scheduled, "Unbook", Unscheduled, guards: ["no booking started"], events: ["WorkOrderUnscheduled"])
        .Transition(Scheduled, "Book", Scheduled, guards: ["resource has required skills", "slot free", "inside service territory"],
            events: ["WorkOrderScheduled"])
        .Transition(Scheduled, "Start", InProgress, guards: ["a booking is InProgress"], events: ["WorkOrderStarted"])
        .Transition(InProgress, "Complete", Completed,
            guards: ["every booking Completed or Canceled, at least one Completed", "resolution!=null", "mandatory service tasks done"],
            events: ["WorkOrderCompleted"])
        .Transition(Completed, "ReturnToField", InProgress, guards: ["reason!=null"], events: ["WorkOrderReturned"])
        .Transition(Completed, "Post", Posted, guards: ["supervisor approval", "used parts confirmed"],
            events: ["WorkOrderPosted", "PartsConsumed", "InvoiceRequested?"])
        .Transition([Unscheduled, Scheduled, InProgress], "Cancel", Canceled, guards: ["reason!=null"], events: ["WorkOrderCanceled"],
            effects: ["bookings canceled", "reserved parts released"])
        .Compile().Value;
}
