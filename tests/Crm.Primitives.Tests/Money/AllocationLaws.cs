using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Crm.Primitives.Tests;

public sealed class AllocationLaws
{
    private static readonly Gen<decimal> Weight =
        from units in Gen.Frequency((2, Gen.Constant(0)), (6, Gen.Choose(0, 50)), (2, Gen.Choose(0, int.MaxValue)))
        from scale in Gen.Choose(0, 3)
        select new decimal(units, 0, 0, false, (byte)scale);

    private static readonly Gen<long> Amount =
        Gen.OneOf(
            Gen.Choose(-1000, 1000).Select(static i => (long)i),
            from high in Gen.Choose(int.MinValue, int.MaxValue) from low in Gen.Choose(0, int.MaxValue) select ((long)high << 31) | (uint)low);

    private static readonly Gen<(long Amount, decimal[] Weights, RemainderPolicy Policy)> Cases =
        from amount in Amount
        from size in Gen.Choose(1, 40)
        from weights in Gen.ArrayOf(Weight, size)
        from policy in Gen.Elements(Enum.GetValues<RemainderPolicy>())
        where weights.Any(static w => w > 0m)
        select (amount, weights, policy);

    [Fact]
    public void Allocate_SharesSumToTheAmount() =>
        Law.Holds(Cases, static c => Allocate(c.Amount, c.Weights, c.Policy).Sum() == c.Amount, 20_000);

    [Fact]
    public void Allocate_IsSignSymmetric() =>
        Law.Holds(Cases, static c => Allocate(-c.Amount, c.Weights, c.Policy).SequenceEqual(Allocate(c.Amount, c.Weights, c.Policy).Select(static s => -s)), 5_000);

    [Fact]
    public void Allocate_ZeroWeight_GetsNothing() =>
        Law.Holds(Cases, static c => Allocate(c.Amount, c.Weights, c.Policy).Zip(c.Weights).All(static p => p.Second != 0m || p.First == 0m), 5_000);

    [Fact]
    public void Allocate_FastPath_GivesWhatTheDefinitionGives() =>
        Law.Holds(Cases, static c =>
        {
            decimal[] exact = new decimal[c.Weights.Length];
            Allocation.AllocateExactly(c.Amount, 1m, c.Weights, exact, c.Policy);
            return exact.SequenceEqual(Allocate(c.Amount, c.Weights, c.Policy));
        }, 20_000);

    [Fact]
    public void Allocate_EveryShare_IsWithinOneUnitOfTheExactOne() =>
        Law.Holds(Cases, static c =>
        {
            if (c.Policy == RemainderPolicy.LastTakesRest || Math.Abs(c.Amount) > 1_000_000) return true;
            decimal total = c.Weights.Sum();
            return Allocate(c.Amount, c.Weights, c.Policy).Zip(c.Weights).All(p =>
            {
                decimal distance = Math.Abs((p.First * total) - (c.Amount * p.Second));
                return c.Policy == RemainderPolicy.LargestRemainder ? distance < total : distance <= total;
            });
        }, 5_000);

    [Fact]
    public void Allocate_EqualWeights_GiveTheRestToTheFirst() =>
        Assert.Equal([0.34m, 0.33m, 0.33m],
            Allocation.Allocate(new Money(1m, "EUR"), [1m, 1m, 1m], RemainderPolicy.LargestRemainder).Select(static m => m.Amount));

    [Fact]
    public void Allocate_SmallestUnitOfAFifth_IsKept() =>
        Assert.Equal([0.4m, 0.4m, 0.2m],
            Allocation.Allocate(new Money(1m, "MGA"), [1m, 1m, 1m], RemainderPolicy.LargestRemainder).Select(static m => m.Amount));

    [Fact]
    public void Allocate_AmountBetweenUnits_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Allocation.Allocate(new Money(1.005m, "EUR"), [1m], RemainderPolicy.LargestRemainder));

    [Theory]
    [InlineData]
    [InlineData(0.0, 0.0)]
    [InlineData(1.0, -1.0)]
    public void Allocate_BadWeights_AreRefused(params double[] weights) =>
        Assert.Throws<ArgumentException>(() =>
            Allocation.Allocate(new Money(1m, "EUR"), [.. weights.Select(static w => (decimal)w)], RemainderPolicy.LargestRemainder));

    [Fact]
    public void Allocate_IntegersOverload_GivesTheSame()
    {
        long[] shares = new long[4];
        Allocation.Allocate(99_999, [7, 11, 13, 17], shares, RemainderPolicy.LargestRemainder);
        Assert.Equal([14583, 22917, 27083, 35416], shares);
    }

    private static decimal[] Allocate(decimal amount, decimal[] weights, RemainderPolicy policy)
    {
        decimal[] shares = new decimal[weights.Length];
        Allocation.Allocate(amount, 1m, weights, shares, policy);
        return shares;
    }
}
