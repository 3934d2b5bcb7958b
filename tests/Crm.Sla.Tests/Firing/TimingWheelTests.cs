using Crm.Testing;
using FsCheck.Fluent;

namespace Crm.Sla.Tests.Firing;

public sealed class TimingWheelTests
{
    [Fact]
    public void Advance_RandomOperations_FiresAsASortedListDoes() => Law.Holds(
        from ops in (from kind in Gen.Choose(0, 5) from id in Gen.Choose(0, 20) from bits in Gen.Choose(0, 40) from low in Gen.Choose(0, int.MaxValue) select (kind, id, bits, low)).ListOf(200)
        select ops, static ops =>
    {
        TimingWheel<int> wheel = new();
        List<(int Id, long Due, int Order)> model = [];
        long now = 0;
        int order = 0;
        foreach ((int kind, int id, int bits, int low) in ops)
        {
            // Distances of every size, from one tick to beyond the outermost wheel.
            long ahead = ((long)low * 7) & ((1L << bits) - 1);
            if (kind <= 2)
            {
                long due = Math.Max(0, now + ahead - 3);
                wheel.Schedule(id, due);
                model.RemoveAll(t => t.Id == id);
                model.Add((id, due, order++));
            }
            else if (kind == 3)
            {
                if (wheel.Cancel(id) != model.RemoveAll(t => t.Id == id) > 0) return false;
            }
            else
            {
                now += ahead / 2;
                int[] expected = [.. model.Where(t => t.Due <= now).OrderBy(static t => t.Due).ThenBy(static t => t.Order).Select(static t => t.Id)];
                model.RemoveAll(t => t.Due <= now);
                if (!wheel.Advance(now).SequenceEqual(expected) || wheel.Now != now) return false;
            }
        }

        return wheel.Count == model.Count && wheel.Pending().SequenceEqual(model.OrderBy(static t => t.Due).ThenBy(static t => t.Order).Select(static t => t.Id));
    });

    [Fact]
    public void Advance_ClockGoesBackwards_FiresNothingTwiceAndNothingEarly()
    {
        TimingWheel<string> wheel = new();
        wheel.Schedule("a", 100);
        wheel.Schedule("b", 200);
        Assert.Equal(["a"], wheel.Advance(150));
        Assert.Empty(wheel.Advance(50));
        Assert.Equal(150, wheel.Now);
        Assert.Equal(["b"], wheel.Advance(200));
    }

    [Fact]
    public void Advance_EmptyWheelOverYears_JumpsAtOnce()
    {
        TimingWheel wheel = new();
        int far = wheel.Schedule(10_000_000_000_000);
        List<int> fired = [];
        wheel.Advance(9_999_999_999_999, fired);
        Assert.Empty(fired);
        wheel.Advance(10_000_000_000_000, fired);
        Assert.Equal([far], fired);
    }

    [Fact]
    public void Cancel_HandleThatIsNotLive_SaysSo()
    {
        TimingWheel wheel = new();
        int timer = wheel.Schedule(5);
        Assert.Equal(5, wheel.DueOf(timer));
        Assert.True(wheel.Cancel(timer));
        Assert.False(wheel.Cancel(timer));
        Assert.False(wheel.Cancel(77));
        Assert.Throws<ArgumentException>(() => wheel.DueOf(timer));
    }
}
