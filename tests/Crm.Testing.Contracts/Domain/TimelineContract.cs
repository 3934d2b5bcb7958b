using System.Collections.Immutable;
using Crm.Domain;
using NodaTime;
using Xunit;

namespace Crm.Testing.Contracts;

/// <summary>What every <see cref="ITimeline"/> promises.</summary>
public abstract class TimelineContract
{
    private static readonly Instant T = Instant.FromUtc(2026, 3, 5, 6, 0);
    private static int _parties;

    /// <summary>A timeline over the same store; asked several times in a test.</summary>
    protected abstract ITimeline Open();

    [Fact]
    public async Task Read_PageByPage_IsNewestFirstWithoutGapOrRepeat()
    {
        string party = NewParty();
        TimelineEntry[] entries = [.. Enumerable.Range(0, 25).Select(i => Entry(party, $"k{i:00}", minutes: i / 3))];
        await Open().AppendAsync(entries, default);

        List<TimelineEntry> read = [];
        TimelinePosition? below = null;
        while (await Open().ReadAsync(party, below, 10, default) is { Count: > 0 } page)
        {
            read.AddRange(page);
            below = page[^1].Position;
        }

        Assert.Equal(entries.OrderByDescending(static e => e.At).ThenByDescending(static e => e.Key, StringComparer.Ordinal).Select(static e => e.Key), read.Select(static e => e.Key));
    }

    [Fact]
    public async Task Append_SameKeyAgain_WritesOnce()
    {
        string party = NewParty();
        await Open().AppendAsync([Entry(party, "k"), Entry(party, "k")], default);
        await Open().AppendAsync([Entry(party, "k", minutes: 5)], default);

        TimelineEntry entry = Assert.Single(await Open().ReadAsync(party, null, 500, default));
        Assert.Equal((T, "LeadEngaged", "webinar"), (entry.At, entry.Summary, entry.Arguments["kind"]));
    }

    [Fact]
    public async Task Erase_OneParty_LeavesTheOthersAndFreesItsKeys()
    {
        string gone = NewParty(), stays = NewParty();
        await Open().AppendAsync([Entry(gone, "k"), Entry(stays, "k")], default);

        Assert.Equal(1, await Open().EraseAsync(gone, default));
        Assert.Empty(await Open().ReadAsync(gone, null, 10, default));
        Assert.Single(await Open().ReadAsync(stays, null, 10, default));
        await Open().AppendAsync([Entry(gone, "k")], default);
        Assert.Single(await Open().ReadAsync(gone, null, 10, default));
    }

    [Fact]
    public async Task Read_LimitOutside_IsRefused()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Open().ReadAsync("P", null, 0, default));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Open().ReadAsync("P", null, 501, default));
    }

    private static TimelineEntry Entry(string party, string key, int minutes = 0) => new(party, key, T + Duration.FromMinutes(minutes), "Leads", "Lead/LD-1",
        "LeadEngaged", ImmutableSortedDictionary<string, string>.Empty.Add("kind", "webinar"));

    private static string NewParty() => "P-" + Interlocked.Increment(ref _parties).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
