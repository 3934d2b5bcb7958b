using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace Crm.Pricing.Tests.Confirmations;

public sealed class AvailableToPromiseLaws
{
    private const int Days = 40;
    private static readonly LocalDate First = new(2026, 3, 1);

    private static readonly Gen<SupplyMove> Moves = from day in Gen.Choose(0, 30) from quantity in Gen.Choose(-15, 20) select new SupplyMove(First.PlusDays(day), quantity);

    private static readonly Gen<AvailabilityPosition> Positions =
        from onHand in Gen.Choose(0, 40) from moves in Moves.ListOf(8) select new AvailabilityPosition(onHand, moves);

    private static readonly Gen<(decimal Quantity, LocalDate Wanted)> Orders = from quantity in Gen.Choose(1, 25) from day in Gen.Choose(0, 30) select ((decimal)quantity, First.PlusDays(day));

    [Fact]
    public void On_LaterDays_IsNeverLess() => Law.Holds(Positions, static position =>
    {
        AvailableToPromise atp = new(position);
        return Enumerable.Range(0, Days).All(d => atp.On(First.PlusDays(d)) <= atp.On(First.PlusDays(d + 1)) && atp.On(First.PlusDays(d)) >= 0m);
    });

    [Fact]
    public void On_MoreSupply_IsNeverLess() => Law.Holds(Positions.Zip(Moves), static any =>
    {
        (AvailableToPromise before, AvailableToPromise after) = (new(any.Item1), new(With(any.Item1, any.Item2 with { Quantity = Math.Abs(any.Item2.Quantity) })));
        return Enumerable.Range(0, Days).All(d => after.On(First.PlusDays(d)) >= before.On(First.PlusDays(d)));
    });

    [Fact]
    public void On_ADay_IsTheLeastThatIsLeftThenOrLater() => Law.Holds(Positions, static position =>
    {
        AvailableToPromise atp = new(position);
        decimal[] left = Left(position);
        return Enumerable.Range(0, Days).All(d => atp.On(First.PlusDays(d)) == Math.Max(0m, left[d..].Min()));
    });

    [Fact]
    public void Earliest_IsTheFirstDayThatHasIt() => Law.Holds(Positions.Zip(Orders), static any =>
    {
        AvailableToPromise atp = new(any.Item1);
        LocalDate? day = atp.Earliest(any.Item2.Quantity, any.Item2.Wanted);
        return Enumerable.Range(0, Days).Select(d => any.Item2.Wanted.PlusDays(d)).Select(d => (LocalDate?)d).FirstOrDefault(d => atp.On(d!.Value) >= any.Item2.Quantity) == day;
    });

    /// <summary>One order after the other: what was confirmed stays covered on its day, whatever is promised afterwards.</summary>
    [Fact]
    public void Earliest_OrdersOneAfterTheOther_NeverTakeWhatIsPromised() => Law.Holds(Positions.Zip(Orders.ListOf(6)), static any =>
    {
        AvailabilityPosition position = any.Item1;
        decimal[] least = [.. Left(any.Item1).Select(static left => Math.Min(0m, left))];
        foreach ((decimal quantity, LocalDate wanted) in any.Item2)
        {
            AvailableToPromise before = new(position);
            if (before.Earliest(quantity, wanted) is not LocalDate day) continue;
            position = With(position, new SupplyMove(day, -quantity));
            AvailableToPromise after = new(position);
            decimal[] left = Left(position);
            for (int d = 0; d < Days; d++)
            {
                // Nowhere short that was not short before, and nobody loses more than was promised.
                if (left[d] < least[d] || after.On(First.PlusDays(d)) < before.On(First.PlusDays(d)) - quantity) return false;
            }
        }

        return true;
    });

    /// <summary>What is left at the end of each day, promised or not.</summary>
    private static decimal[] Left(AvailabilityPosition position)
    {
        decimal[] left = new decimal[Days];
        foreach (SupplyMove move in position.Moves) left[Period.DaysBetween(First, move.Date)] += move.Quantity;
        decimal sum = position.OnHand;
        return Array.ConvertAll(left, change => sum += change);
    }

    private static AvailabilityPosition With(AvailabilityPosition position, SupplyMove move) => position with { Moves = [.. position.Moves, move] };
}
