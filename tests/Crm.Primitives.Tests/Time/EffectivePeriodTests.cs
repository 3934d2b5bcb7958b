using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace Crm.Primitives.Tests;

public sealed class EffectivePeriodTests
{
    private static readonly LocalDate Day = new(2026, 7, 1);

    private static readonly Gen<LocalDate?> End =
        Gen.Frequency((1, Gen.Constant<LocalDate?>(null)), (4, Gen.Choose(0, 20).Select(static d => (LocalDate?)Day.PlusDays(d))));

    private static readonly Gen<EffectivePeriod> Periods =
        from a in End
        from b in End
        select a > b ? new EffectivePeriod(b, a) : new EffectivePeriod(a, b);

    [Fact]
    public void Contains_FirstDayIsIn_EndIsNot()
    {
        EffectivePeriod july = new(Day, Day.PlusMonths(1));
        Assert.True(july.Contains(Day));
        Assert.True(july.Contains(new LocalDate(2026, 7, 31)));
        Assert.False(july.Contains(new LocalDate(2026, 8, 1)));
        Assert.Equal(july, EffectivePeriod.Inclusive(Day, new LocalDate(2026, 7, 31)));
    }

    [Fact]
    public void Intersect_ContainsExactlyTheDaysOfBoth() =>
        Law.Holds(from a in Periods from b in Periods from d in Gen.Choose(-2, 23) select (a, b, Day.PlusDays(d)), static c =>
            (c.a.Intersect(c.b)?.Contains(c.Item3) ?? false) == (c.a.Contains(c.Item3) && c.b.Contains(c.Item3)), 5_000);

    [Fact]
    public void Overlaps_IsSymmetric_AndNothingOverlapsAnEmptyPeriod()
    {
        Law.Holds(from a in Periods from b in Periods select (a, b), static c => c.a.Overlaps(c.b) == c.b.Overlaps(c.a));
        Assert.False(new EffectivePeriod(Day, Day).Overlaps(EffectivePeriod.Always));
    }

    [Fact]
    public void Constructor_EndBeforeBegin_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new EffectivePeriod(Day, Day.PlusDays(-1)));

    [Fact]
    public void ToString_OpenEnds_AreDots() =>
        Assert.Equal("[2026-07-01, ..)", new EffectivePeriod(Day, null).ToString());
}
