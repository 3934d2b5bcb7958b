namespace Crm.Scoring;

/// <summary>Where cursors are kept between decisions.</summary>
/// <remarks>A port. Of two callers that read the same version only one may save: so nobody's turn is taken twice.</remarks>
public interface IRoutingCursorStore
{
    /// <summary>Reads a cursor.</summary>
    /// <param name="key">The name of the definition.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The cursor last saved; <see cref="RoutingCursor.Start"/> if there is none.</returns>
    Task<RoutingCursor> GetAsync(string key, CancellationToken cancellationToken);

    /// <summary>Saves a cursor if nobody did since it was read.</summary>
    /// <param name="cursor">The cursor after a decision; its version is still the one that was read.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>True if it was saved, under the next version; false if someone else was first.</returns>
    Task<bool> TrySaveAsync(RoutingCursor cursor, CancellationToken cancellationToken);
}
