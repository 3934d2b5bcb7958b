using Crm.Primitives;
using static Crm.Domain.TaskState;

namespace Crm.Domain;

/// <summary>The table of a Task.</summary>
internal static class TaskLifeCycle
{
    internal static StateMachine<TaskState> Machine { get; } = StateMachine.Define("Task", NotStarted)
        .State(NotStarted, StateCategory.Open)
        .State(InProgress, StateCategory.Open)
        .State(Waiting, StateCategory.Open)
        .State(Deferred, StateCategory.Open)
        .State(Completed, StateCategory.Closed, editable: false)
        .State(Canceled, StateCategory.Lost, editable: false, terminal: true)
        .Transition(NotStarted, "Start", InProgress, events: ["TaskStarted"])
        .Transition(InProgress, "Wait", Waiting, events: ["TaskWaiting"])
        .Transition(Waiting, "Resume", InProgress, events: ["TaskResumed"])
        .Transition([NotStarted, InProgress], "Defer", Deferred, guards: ["until>now"], events: ["TaskDeferred"])
        .Transition(Deferred, "Resume", NotStarted, events: ["TaskResumed"])
        .Transition([NotStarted, InProgress, Waiting], "Complete", Completed, events: ["TaskCompleted"],
            effects: ["completedAt set", "next occurrence created when recurring"])
        .Transition(Completed, "Reopen", InProgress, events: ["TaskReopened"], effects: ["completedAt cleared"])
        .Transition([NotStarted, InProgress, Waiting, Deferred], "Cancel", Canceled, events: ["TaskCanceled"])
        .Compile().Value;
}
