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
        double[] binary = Array.ConvertAll(errors, static e => e == 0m ? double.NaN : (double)e);
        int[] front = spread.Choose(binary, steps, 1e-10, i => errors[i], out long every).ToArray();
        // The simple way: sort, then go round and round.
        int[] order = [.. Enumerable.Range(0, errors.Length).Where(i => errors[i] != 0m).OrderByDescending(i => errors[i] * Math.Sign(steps)).ThenBy(static i => i)];
        return order.Length == 0 ? front.Length == 0
            : (every * order.Length) + (Math.Sign(steps) * front.Length) == steps && front.Order().SequenceEqual(order.Take(front.Length).Order());
    }, 3_000);
}
