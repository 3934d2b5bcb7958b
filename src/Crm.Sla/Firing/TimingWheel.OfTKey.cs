namespace Crm.Sla;

/// <summary>A <see cref="TimingWheel"/> whose timers have keys: scheduling a key again replaces its timer.</summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <param name="now">The tick of the clock, from 0.</param>
/// <remarks>Not thread-safe.</remarks>
public sealed class TimingWheel<TKey>(long now = 0)
    where TKey : notnull
{
    private readonly TimingWheel _wheel = new(now);
    private readonly Dictionary<TKey, int> _handles = [];
    private readonly List<int> _fired = [];
    private TKey[] _keys = new TKey[16];

    /// <summary>The tick of the clock.</summary>
    public long Now => _wheel.Now;

    /// <summary>How many timers are live.</summary>
    public int Count => _wheel.Count;

    /// <summary>Schedules a timer. A live one with the same key is replaced and loses its place in the order.</summary>
    /// <param name="key">The key.</param>
    /// <param name="due">The tick.</param>
    public void Schedule(TKey key, long due)
    {
        Cancel(key);
        int handle = _wheel.Schedule(due);
        if (handle >= _keys.Length) Array.Resize(ref _keys, Math.Max(handle + 1, _keys.Length * 2));
        _keys[handle] = key;
        _handles[key] = handle;
    }

    /// <summary>Cancels a timer.</summary>
    /// <param name="key">Its key.</param>
    /// <returns>False if no timer with that key is live.</returns>
    public bool Cancel(TKey key) => _handles.Remove(key, out int handle) && _wheel.Cancel(handle);

    /// <summary>Moves the clock and takes out every timer that is due.</summary>
    /// <param name="tick">To which tick; a clock that goes backwards does not move.</param>
    /// <returns>The keys in the order of firing.</returns>
    public IReadOnlyList<TKey> Advance(long tick)
    {
        _fired.Clear();
        _wheel.Advance(tick, _fired);
        TKey[] keys = [.. _fired.Select(handle => _keys[handle])];
        foreach (TKey key in keys) _handles.Remove(key);
        return keys;
    }

    /// <summary>The keys of the live timers in the order in which they will fire.</summary>
    public IReadOnlyList<TKey> Pending() => [.. _wheel.Pending().Select(handle => _keys[handle])];
}
