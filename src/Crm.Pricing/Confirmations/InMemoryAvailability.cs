namespace Crm.Pricing;

/// <summary>Positions in memory: for tests and small shops. A product without a position is not stocked.</summary>
/// <param name="positions">The positions by product.</param>
public sealed class InMemoryAvailability(IReadOnlyDictionary<string, AvailabilityPosition> positions) : IAvailability
{
    /// <inheritdoc/>
    public Task<AvailabilityPosition?> PositionOfAsync(string product, CancellationToken cancellationToken) =>
        Task.FromResult(positions.GetValueOrDefault(product));
}
