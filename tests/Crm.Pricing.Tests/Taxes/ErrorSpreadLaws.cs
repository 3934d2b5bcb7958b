using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Crm.Pricing.Tests.Taxes;

public sealed class ErrorSpreadLaws
{
    private static readonly Gen<(decimal[] Errors, int Steps)> AnySpread =
        from size in Gen.Choose(1, 60)
        from errors in Gen.Choose(-9, 9).ArrayOf(size)
        from steps in Gen.Choose(-150, 150)
        select (Array.ConvertAll(errors, static e => e / 30m), steps);

    [Fact]
    public void Choose_AnyErrors_GivesEveryStepToTheOnesHurtMost() => Law.Holds(AnySpread, static any =>
    {
        (decimal[] errors, int steps) = any;
        if (steps == 0) return true;
        ErrorSpread spread = new();
        spread.Begin(steps * 0.01m, 0.01m);
        for (int i = 0; i < errors.Length; i++) spread.Add(i, errors[i], (double)errors[i]);
        int front = spread.Choose(out decimal every, out decimal one);
        // The simple way: sort, then go round and round.
        int[] order = [.. Enumerable.Range(0, errors.Length).OrderByDescending(i => errors[i] * Math.Sign(steps)).ThenBy(static i => i)];
        return (every * errors.Length) + (one * front) == steps * 0.01m
            && Enumerable.Range(0, front).Select(i => spread[i]).Order().SequenceEqual(order.Take(front).Order());
    }, 3_000);
}
