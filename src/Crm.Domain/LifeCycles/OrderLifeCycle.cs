using Crm.Primitives;
using static Crm.Domain.OrderState;

namespace Crm.Domain;

/// <summary>The table of an Order.</summary>
internal static class OrderLifeCycle
{
    internal static StateMachine<OrderState> Machine { get; } = StateMachine.Define("Order", Draft)
        .State(Draft, StateCategory.Open)
        .State(Confirmed, StateCategory.Open, editable: false)
        .State(OnHold, StateCategory.Open, editable: false)
        .State(Completed, StateCategory.Won, editable: false, terminal: true)
        .State(ShortClosed, StateCategory.Won, editable: false, terminal: true)
        .State(Canceled, StateCategory.Lost, editable: false, terminal: true)
        .Transition(Draft, "Confirm", Confirmed, guards: ["lines>=1", "billTo!=null", "creditOk||creditOverride"],
            events: ["OrderConfirmed"], effects: ["confirmedAt set", "number assigned"])
        .Transition(Confirmed, "Hold", OnHold, guards: ["reason!=null"], events: ["OrderHeld"])
        .Transition(OnHold, "Release", Confirmed, guards: ["creditOk||creditOverride"], events: ["OrderReleased"])
        .Transition(Confirmed, "Amend", Draft, guards: ["fulfilledQty==0", "postedInvoices==0"], events: ["OrderAmended"],
            effects: ["revision+1"])
        .Transition(Confirmed, "Complete", Completed, guards: ["fulfilment==Full", "billing==Full"], events: ["OrderCompleted"])
        .Transition(Confirmed, "ShortClose", ShortClosed, guards: ["reason!=null", "0<fulfilledQty<orderedQty"],
            events: ["OrderShortClosed"], effects: ["remaining quantities released"])
        .Transition(Draft, "Cancel", Canceled, events: ["OrderCanceled"])
        .Transition([Confirmed, OnHold], "Cancel", Canceled, guards: ["reason!=null", "fulfilledQty==0", "postedInvoices==0"],
            events: ["OrderCanceled"])
        .Compile().Value;
}
