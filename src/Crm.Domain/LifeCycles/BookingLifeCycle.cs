using Crm.Primitives;
using static Crm.Domain.BookingState;

namespace Crm.Domain;

/// <summary>The table of a Booking.</summary>
internal static class BookingLifeCycle
{
    internal static StateMachine<BookingState> Machine { get; } = StateMachine.Define("Booking", Scheduled)
        .State(Scheduled, StateCategory.Open)
        .State(Traveling, StateCategory.Open)
        .State(InProgress, StateCategory.Open)
        .State(OnBreak, StateCategory.Open)
        .State(Completed, StateCategory.Closed, editable: false, terminal: true)
        .State(Canceled, StateCategory.Lost, editable: false, terminal: true)
        .Transition(Scheduled, "Travel", Traveling, events: ["TechnicianTraveling"])
        .Transition([Scheduled, Traveling], "Start", InProgress, events: ["BookingStarted"])
        .Transition(InProgress, "Break", OnBreak, events: ["BookingPaused"])
        .Transition(OnBreak, "Resume", InProgress, events: ["BookingResumed"])
        .Transition(InProgress, "Complete", Completed, events: ["BookingCompleted"])
        .Transition([Scheduled, Traveling, InProgress, OnBreak], "Cancel", Canceled, guards: ["reason!=null"],
            events: ["BookingCanceled"])
        .Compile().Value;
}
