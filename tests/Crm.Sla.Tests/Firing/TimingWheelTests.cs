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
                // A clock that goes backwards fires nothing a second time.
                if (wheel.Advance(Math.Max(0, now - ahead)).Count != 0 || wheel.Now != now) return false;
            }

            if (wheel.NextDue != (model.Count == 0 ? null : model.Min(static t => t.Due)) || wheel.Count != model.Count) return false;
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
    public void Advance_TickByTickOrInOneJump_FiresTheSameInTheSameOrder() => Law.Holds(
        from dues in Gen.Choose(0, 70_000).ListOf() from steps in Gen.Choose(1, 3_000).NonEmptyListOf() select (dues, steps), static t =>
    {
        TimingWheel jump = new(), walk = new();
        foreach (int due in t.dues) Assert.Equal(jump.Schedule(due), walk.Schedule(due));
        List<int> atOnce = [], stepwise = [];
        jump.Advance(70_000, atOnce);
        for (int i = 0; walk.Now < 70_000; i++)
        {
            int before = stepwise.Count;
            walk.Advance(walk.Now + t.steps[i % t.steps.Count], stepwise);
            // On its tick: within the step, not after it.
            if (stepwise.Skip(before).Any(timer => t.dues[timer] > walk.Now)) return false;
        }

        return atOnce.SequenceEqual(stepwise) && atOnce.SequenceEqual(Enumerable.Range(0, t.dues.Count).OrderBy(i => t.dues[i]));
    }, 200);

    [Fact]
    public void Advance_EveryTick_FiresEachTimerOnItsOwn()
    {
        Random random = new(3);
        TimingWheel wheel = new(1_000_000);
        long[] due = [.. Enumerable.Range(0, 200_000).Select(_ => 1_000_000L + random.Next(1, 300_000))];
        foreach (long tick in due) wheel.Schedule(tick);
        List<int> fired = [];
        for (long tick = 1_000_001; tick <= 1_300_000; tick++)
        {
            fired.Clear();
            wheel.Advance(tick, fired);
            Assert.All(fired, timer => Assert.Equal(tick, due[timer]));
        }

        Assert.Equal(0, wheel.Count);
    }

    [Fact]
    public void Cancel_ManyBeforeAnybodyLooks_LeavesTheOthersInTheirOrder() => Law.Holds(
        from dues in Gen.Choose(0, 600).ListOf(900)
        from rounds in (from cancelled in Gen.Choose(0, 899).ListOf(700) from again in Gen.Choose(0, 600).ListOf(300) from ahead in Gen.Choose(0, 200) select (cancelled, again, ahead)).ListOf(3)
        select (dues, rounds), static x =>
    {
        TimingWheel wheel = new();
        // By handle: when it is due, and its place in the order of scheduling.
        Dictionary<int, (long Due, int Order)> model = [];
        int order = 0;
        foreach (int due in x.dues) model.Add(wheel.Schedule(due), (due, order++));
        foreach ((IList<int> cancelled, IList<int> again, int ahead) in x.rounds)
        {
            // More than are taken out together, neighbours and whole slots among them, some twice.
            foreach (int timer in cancelled)
                if (wheel.Cancel(timer) != model.Remove(timer)) return false;
            foreach (int due in again) model.Add(wheel.Schedule(due), (due, order++));
            if (wheel.Count != model.Count) return false;
            List<int> fired = [];
            wheel.Advance(wheel.Now + ahead, fired);
            int[] expected = [.. model.Where(t => t.Value.Due <= wheel.Now).OrderBy(static t => t.Value.Due).ThenBy(static t => t.Value.Order).Select(static t => t.Key)];
            foreach (int timer in expected) model.Remove(timer);
            if (!fired.SequenceEqual(expected)) return false;
        }

        return wheel.Pending().SequenceEqual(model.OrderBy(static t => t.Value.Due).ThenBy(static t => t.Value.Order).Select(static t => t.Key));
    }, 60);

    [Fact]
    public void Schedule_OverTheEndOfAChunk_KeepsEveryTimerAndNeverCopies()
    {
        const int Count = 300_000;
        TimingWheel wheel = new();
        for (int i = 0; i < Count; i++) Assert.Equal(i, wheel.Schedule(i * 3L));
        for (int i = 0; i < Count; i += 2) Assert.True(wheel.Cancel(i));
        for (int i = 1; i < Count; i += 2) Assert.Equal(i * 3L, wheel.DueOf(i));
        // The free places are taken again before the memory grows; a slot that becomes long may take a chunk of blocks.
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Count / 2; i++) wheel.Schedule(5);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 140_000);
        Assert.Equal(Count, wheel.Count);
    }

    [Fact]
    public void Memory_OfAMillionTimers_IsThirteenBytesEach()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        TimingWheel wheel = new();
        for (int i = 0; i < 1_000_000; i++) wheel.Schedule(i);
        // Allocated, not only kept: one chunk is at most half empty, and the first ones grew to their size.
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 1_000_000.0, 12, 13.9);
    }

    [Fact]
    public void Memory_WhateverIsCancelled_IsThatOfOneAndAHalfTimesTheLiveTimers()
    {
        const int Live = 100_000;
        TimingWheel wheel = new();
        Random random = new(5);
        int[] timers = [.. Enumerable.Range(0, Live).Select(_ => wheel.Schedule(random.Next(1, 3_000_000)))];
        long before = GC.GetAllocatedBytesForCurrentThread();
        // The clock stands still, so that no slot is ever reached.
        for (int i = 0; i < 8 * Live; i++)
        {
            int at = random.Next(Live);
            Assert.True(wheel.Cancel(timers[at]));
            timers[at] = wheel.Schedule(random.Next(1, 3_000_000));
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Live * 10);
        Assert.Equal(timers.Order(), wheel.Pending().Order());
    }

    [Fact]
    public void Schedule_LastTickOfAll_FiresThere()
    {
        TimingWheel wheel = new(7);
        int last = wheel.Schedule(long.MaxValue);
        List<int> fired = [];
        wheel.Advance(long.MaxValue - 1, fired);
        Assert.Empty(fired);
        Assert.Equal(long.MaxValue, wheel.NextDue);
        wheel.Advance(long.MaxValue, fired);
        Assert.Equal([last], fired);
        Assert.Null(wheel.NextDue);
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
