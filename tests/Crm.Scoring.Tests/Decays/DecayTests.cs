using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace Crm.Scoring.Tests.Decays;

public sealed class DecayTests
{
    private static readonly Gen<Decay> AnyDecay =
        from days in Gen.Choose(1, 400)
        from rate in Gen.Choose(1, 100)
        from decay in Gen.Elements(
            Decay.None, Decay.Window(Duration.FromDays(days)), Decay.Linear(Duration.FromHours(days)), Decay.HalfLife(Duration.FromDays(days)),
            Decay.StepLinear(Duration.FromDays(days), rate / 100.0), Decay.StepGeometric(Duration.FromHours(days), rate / 100.0))
        select decay;

    [Fact]
    public void Factor_OverAge_NeverRisesAndStaysBetween0And1() => Law.Holds(
        from decay in AnyDecay from a in Gen.Choose(0, 2_000_000) from b in Gen.Choose(0, 2_000_000) select (decay, a, b),
        static t =>
        {
            double younger = t.decay.Factor(Duration.FromMinutes(Math.Min(t.a, t.b))), older = t.decay.Factor(Duration.FromMinutes(Math.Max(t.a, t.b)));
            return younger is >= 0 and <= 1 && older is >= 0 and <= 1 && older <= younger;
        }, cases: 3_000);

    [Fact]
    public void Factor_AtAge0_Is1() => Law.Holds(AnyDecay, static d => d.Factor(Duration.Zero) == 1);

    [Fact]
    public void Factor_InTheFuture_Is0() => Law.Holds(AnyDecay, static d => d.Factor(-Duration.Epsilon) == 0);

    [Fact]
    public void Factor_StepAtTheEndOfEachPeriod_IsTakenToTheNanosecond()
    {
        Duration period = Duration.FromNanoseconds(777_777_777_777_777);
        Decay steps = Decay.StepLinear(period, 0.01);
        for (int n = 1; n <= 90; n++)
        {
            Assert.Equal(1 - 0.01 * n, steps.Factor(period * n));
            Assert.Equal(1 - 0.01 * (n - 1), steps.Factor(period * n - Duration.Epsilon));
        }
    }
}
