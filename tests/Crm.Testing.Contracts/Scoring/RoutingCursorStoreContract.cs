using Crm.Scoring;
using Xunit;

namespace Crm.Testing.Contracts.Scoring;

/// <summary>What every <see cref="IRoutingCursorStore"/> promises.</summary>
public abstract class RoutingCursorStoreContract
{
    /// <summary>A store without cursors.</summary>
    protected abstract IRoutingCursorStore NewStore();

    /// <summary>Another one on the same data, as a second process would have; the store itself where there is no such thing.</summary>
    /// <param name="store">The first one.</param>
    protected virtual IRoutingCursorStore SecondStore(IRoutingCursorStore store) => store;

    /// <summary>The key of a definition; another one in each test where the tests share their data.</summary>
    /// <param name="name">The name it is asked for by.</param>
    protected virtual string Key(string name) => name;

    [Fact]
    public async Task Get_NeverSaved_IsTheStart()
    {
        RoutingCursor cursor = await NewStore().GetAsync(Key("leads"), CancellationToken.None);
        Assert.Equal((Key("leads"), 0L), (cursor.Key, cursor.Version));
        Assert.Empty(cursor.Turns);
        Assert.Empty(cursor.Credits);
    }

    [Fact]
    public async Task TrySave_ThenGet_GivesItBackUnderTheNextVersion()
    {
        IRoutingCursorStore store = NewStore();
        RoutingCursor cursor = RoutingCursor.Start(Key("leads"));
        cursor = cursor with { Turns = cursor.Turns.SetItem("rule\n张伟", 7), Credits = cursor.Credits.SetItem("rule\nb", -3) };
        Assert.True(await store.TrySaveAsync(cursor, CancellationToken.None));
        RoutingCursor read = await SecondStore(store).GetAsync(Key("leads"), CancellationToken.None);
        Assert.Equal(1, read.Version);
        Assert.Equal(cursor.Turns, read.Turns);
        Assert.Equal(cursor.Credits, read.Credits);
    }

    [Fact]
    public async Task TrySave_OfAVersionThatSomeoneElseSaved_IsRefusedAndChangesNothing()
    {
        IRoutingCursorStore first = NewStore(), second = SecondStore(first);
        RoutingCursor read = await first.GetAsync(Key("leads"), CancellationToken.None);
        Assert.True(await second.TrySaveAsync(read with { Turns = read.Turns.SetItem("rule\na", 1) }, CancellationToken.None));
        Assert.False(await first.TrySaveAsync(read with { Turns = read.Turns.SetItem("rule\nb", 1) }, CancellationToken.None));
        Assert.Equal("rule\na", Assert.Single((await second.GetAsync(Key("leads"), CancellationToken.None)).Turns).Key);
    }

    [Fact]
    public async Task Cursors_OfDifferentKeys_AreIndependent()
    {
        IRoutingCursorStore store = NewStore();
        Assert.True(await store.TrySaveAsync(RoutingCursor.Start(Key("leads")), CancellationToken.None));
        Assert.Equal(0, (await store.GetAsync(Key("cases"), CancellationToken.None)).Version);
        Assert.True(await store.TrySaveAsync(RoutingCursor.Start(Key("cases")), CancellationToken.None));
    }

    [Fact]
    public async Task Get_Cancelled_Ends()
    {
        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => NewStore().GetAsync(Key("leads"), cancelled.Token));
    }
}
