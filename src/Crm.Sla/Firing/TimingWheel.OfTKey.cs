namespace Crm.Sla;

/// <summary>A <see cref="TimingWheel"/> whose timers have keys: scheduling a key again replaces its timer.</summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <param name="now">The tick of the clock, from 0.</param>
/// <remarks>
/// The keys cost a dictionary and an array beside the wheel's 12 bytes: together 48 to 72 bytes a timer with a key of eight bytes, as the
/// dictionary is full or has just grown. Not thread-safe.
/// </remarks>
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

    /// <inheritdoc cref="TimingWheel.NextDue"/>
    public long? NextDue => _wheel.NextDue;

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
    public bool Cancel(TKey key)
    {
        if (!_handles.Remove(key, out int handle)) return false;
        _keys[handle] = default!;
        return _wheel.Cancel(handle);
    }

    /// <summary>Moves the clock and takes out every timer that is due.</summary>
    /// <param name="tick">To which tick; a clock that goes backwards does not move.</param>
    /// <returns>The keys in the order of firing.</returns>
    public IReadOnlyList<TKey> Advance(long tick)
    {
        _fired.Clear();
        _wheel.Advance(tick, _fired);
        if (_fired.Count == 0) return [];
        TKey[] keys = new TKey[_fired.Count];
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = _keys[_fired[i]];
            _keys[_fired[i]] = default!;
            _handles.Remove(keys[i]);
        }

        return keys;
    }

    /// <summary>The keys of the live timers in the order in which they will fire.</summary>
    public IReadOnlyList<TKey> Pending() => [.. _wheel.Pending().Select(handle => _keys[handle])];
}
