namespace Crm.Scoring;

/// <summary>Keeps cursors in memory, for tests and for hosts that run once.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class InMemoryRoutingCursorStore : IRoutingCursorStore
{
    private readonly Dictionary<string, RoutingCursor> _cursors = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public Task<RoutingCursor> GetAsync(string key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock) return Task.FromResult(_cursors.GetValueOrDefault(key) ?? RoutingCursor.Start(key));
    }

    /// <inheritdoc/>
    public Task<bool> TrySaveAsync(RoutingCursor cursor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cursor);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            long stored = _cursors.GetValueOrDefault(cursor.Key)?.Version ?? 0;
            if (stored != cursor.Version) return Task.FromResult(false);
            _cursors[cursor.Key] = cursor with { Version = stored + 1 };
            return Task.FromResult(true);
        }
    }
}
