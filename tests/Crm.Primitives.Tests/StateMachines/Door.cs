namespace Crm.Primitives.StateMachines;

/// <summary>The machine of these tests: small enough to check by eye.</summary>
public enum Door
{
    Open,
    Shut,
    Locked,
    Gone,
}

internal static class Doors
{
    internal static StateMachineDefinition Definition { get; } = StateMachine.Define("Door", Door.Open)
        .State(Door.Open, StateCategory.Open)
        .State(Door.Shut, StateCategory.Open, attributes: ("heat", "kept"))
        .State(Door.Locked, StateCategory.Closed, editable: false)
        .State(Door.Gone, StateCategory.Lost, editable: false, terminal: true)
        .Transition(Door.Open, "Shut", Door.Shut, events: ["DoorShut"])
        .Transition(Door.Shut, "Open", Door.Open, events: ["DoorOpened"])
        .Transition(Door.Shut, "Knock", Door.Shut, events: ["SomebodyKnocked"])
        .Transition(Door.Shut, "Lock", Door.Locked, guards: ["key!=null", "a hand is free"], events: ["DoorLocked"], effects: ["the bolt moves"])
        .Transition(Door.Locked, "Unlock", Door.Shut, guards: ["key!=null"], events: ["DoorUnlocked"])
        .Transition([Door.Open, Door.Shut, Door.Locked], "Remove", Door.Gone)
        .Build();

    internal static StateMachine<Door> Machine { get; } = StateMachine.Compile<Door>(Definition).Value;
}
