using Crm.Primitives;
using static Crm.Domain.InvoiceState;

namespace Crm.Domain;

/// <summary>The table of an Invoice.</summary>
internal static class InvoiceLifeCycle
{
    internal static StateMachine<InvoiceState> Machine { get; } = StateMachine.Define("Invoice", Draft)
        .State(Draft, StateCategory.Open)
        .State(Posted, StateCategory.Open, editable: false)
        .State(Paid, StateCategory.Closed, editable: false)
        .State(WrittenOff, StateCategory.Lost, editable: false, terminal: true)
        .State(InvoiceState.Void, StateCategory.Lost, editable: false, terminal: true)
        .Transition(Draft, "Post", Posted, guards: ["lines>=1", "number assigned gap-free"], events: ["InvoicePosted"])
        .Transition(Posted, "Settle", Paid, guards: ["outstanding==0"], events: ["InvoicePaid"])
        .Transition(Paid, "ReversePayment", Posted, guards: ["outstanding>0"], events: ["PaymentReversed"])
        .Transition(Posted, "WriteOff", WrittenOff, guards: ["approver!=null", "reason!=null"], events: ["InvoiceWrittenOff"])
        .Transition(Draft, "Void", InvoiceState.Void, events: ["InvoiceVoided"])
        .Transition(Posted, "Void", InvoiceState.Void, guards: ["no payment applied", "credit note issued"], events: ["InvoiceVoided"])
        .Compile().Value;
}
