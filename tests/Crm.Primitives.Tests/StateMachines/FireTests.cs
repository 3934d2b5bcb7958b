using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Crm.Primitives.StateMachines;

public sealed class FireTests
{
    private static readonly StateMachine<Door> Machine = Doors.Machine;

    [Fact]
    public void Fire_LegalTrigger_GivesTargetEventsAndEffects()
    {
        Transition<Door> taken = Machine.Fire(Door.Shut, "Lock", static _ => true).Value;

        Assert.Equal(Door.Shut, taken.From);
        Assert.Equal(Door.Locked, taken.To);
        Assert.Equal(["DoorLocked"], taken.Events);
        Assert.Equal(["the bolt moves"], taken.Effects);
        Assert.Equal("Shut -Lock-> Locked", taken.ToString());
    }

    [Fact]
    public void Fire_SelfTransition_RaisesItsEvent()
    {
        Transition<Door> taken = Machine.Fire(Door.Shut, "Knock").Value;

        Assert.Equal(taken.From, taken.To);
        Assert.Equal(["SomebodyKnocked"], taken.Events);
    }

    [Fact]
    public void Fire_NoSuchTriggerInState_IsInvalidBeforeAnyGuardIsAsked()
    {
        Result<Transition<Door>> refused = Machine.Fire(Door.Open, "Lock", static _ => throw new InvalidOperationException("asked"));

        ValidationError error = Assert.Single(refused.ValidationErrors);
        Assert.Equal(StateErrors.InvalidTransition, error.ErrorCode);
        Assert.Equal("InvalidTransition (Door is Open, where Lock is not possible but Remove, Shut is)", error.ErrorMessage);
        Assert.Empty(StateErrors.UnmetGuards(refused.ValidationErrors));
    }

    [Fact]
    public void Fire_TriggerNobodyKnows_IsInvalid() =>
        Assert.Equal(StateErrors.InvalidTransition, Machine.Fire(Door.Gone, "Paint").ValidationErrors[0].ErrorCode);

    [Fact]
    public void Fire_UnmetGuards_ReportsAllInTableOrder()
    {
        Result<Transition<Door>> refused = Machine.Fire(Door.Shut, "Lock", static _ => false);

        Assert.Equal(ResultStatus.Invalid, refused.Status);
        Assert.Equal(["key!=null", "a hand is free"], StateErrors.UnmetGuards(refused.ValidationErrors));
        Assert.StartsWith("GuardFailed:key!=null (", refused.ValidationErrors[0].ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void Fire_SecondGuardUnmet_ReportsOnlyThat() =>
        Assert.Equal(["a hand is free"], StateErrors.UnmetGuards(Machine.Fire(Door.Shut, "Lock", static g => g == "key!=null").ValidationErrors));

    [Fact]
    public void Fire_WithoutEvaluatorOnGuardedRow_IsRefused() =>
        Assert.Equal(["key!=null"], StateErrors.UnmetGuards(Machine.Fire(Door.Locked, "Unlock").ValidationErrors));

    [Fact]
    public void Fire_StateOutsideTheEnum_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(static () => Machine.Fire((Door)99, "Shut"));

    [Fact]
    public void CanFire_UnmetGuard_SaysWhich()
    {
        Assert.False(Machine.CanFire(Door.Shut, "Lock", static g => g == "key!=null", out IReadOnlyList<string> unmet));
        Assert.Equal(["a hand is free"], unmet);
        Assert.False(Machine.CanFire(Door.Open, "Lock", static _ => true, out unmet));
        Assert.Empty(unmet);
        Assert.True(Machine.CanFire(Door.Shut, "Lock", static _ => true, out _));
    }

    [Fact]
    public void Triggers_OfState_AreThoseItAnswers()
    {
        Assert.Equal(["Knock", "Lock", "Open", "Remove"], Machine.TriggersFrom(Door.Shut));
        Assert.Equal(["Knock", "Open", "Remove"], Machine.PermittedTriggers(Door.Shut, static _ => false));
        Assert.Empty(Machine.TriggersFrom(Door.Gone));
    }

    [Fact]
    public void Facts_OfState_ComeFromTheDefinition()
    {
        Assert.Equal(Door.Open, Machine.Initial);
        Assert.Equal(StateCategory.Closed, Machine.CategoryOf(Door.Locked));
        Assert.False(Machine.IsEditable(Door.Locked));
        Assert.True(Machine.IsTerminal(Door.Gone));
        Assert.Equal("kept", Machine.Attribute(Door.Shut, "heat"));
        Assert.Equal("", Machine.Attribute(Door.Open, "heat"));
        Assert.Equal([Door.Open, Door.Shut], Machine.StatesOf(StateCategory.Open));
    }

    [Fact]
    public void TryFire_RefusalAndSuccess_AllocateNothing()
    {
        TransitionStatus seen = default;
        for (int round = 0; round < 2; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 1_000; i++)
            {
                seen |= Machine.TryFire(Door.Shut, "Lock", i, static (_, guard) => guard == "key!=null").Status;
                seen |= Machine.TryFire(Door.Gone, "Lock", i, static (_, _) => true).Status;
                seen |= Machine.TryFire(Door.Shut, "Lock", i, static (_, _) => true).Status;
            }

            if (round == 1) Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(TransitionStatus.GuardFailed | TransitionStatus.Ok, seen);
    }

    [Fact]
    public void Law_EveryStateAndTriggerAndGuardChoice_TryFireFireAndCanFireAgree() => Law.Holds(
        Gen.Elements(Enum.GetValues<Door>()).SelectMany(_ => Gen.Elements([.. Machine.Triggers, "Paint"]), static (s, t) => (s, t))
            .SelectMany(_ => Gen.Choose(0, 3), static (p, met) => (p.s, p.t, met)),
        static x =>
        {
            bool IsMet(string guard) => guard == "key!=null" ? (x.met & 1) != 0 : (x.met & 2) != 0;
            TransitionOutcome<Door> outcome = Machine.TryFire(x.s, x.t, x.met, (_, guard) => IsMet(guard));
            Result<Transition<Door>> fired = Machine.Fire(x.s, x.t, IsMet);
            bool can = Machine.CanFire(x.s, x.t, IsMet, out IReadOnlyList<string> unmet);
            return can == fired.IsSuccess && can == (outcome.Status == TransitionStatus.Ok)
                && (outcome.Status != TransitionStatus.GuardFailed || outcome.UnmetGuard == unmet[0])
                && unmet.SequenceEqual(StateErrors.UnmetGuards(fired.ValidationErrors))
                && (!can || (fired.Value.From == x.s && Machine.TriggersFrom(x.s).Contains(x.t)));
        });
}
