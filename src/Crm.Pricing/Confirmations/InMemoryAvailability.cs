namespace Crm.Pricing;

/// <summary>Positions in memory that never change: for tests. A product without a position is not stocked.</summary>
/// <param name="positions">The positions by product.</param>
public sealed class InMemoryAvailability(IReadOnlyDictionary<string, AvailabilityPosition> positions) : IAvailability
{
    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, AvailabilityPosition>> PositionsOfAsync(IReadOnlyCollection<string> products, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, AvailabilityPosition>>(products.Where(positions.ContainsKey)
            .ToDictionary(static product => product, product => positions[product], StringComparer.Ordinal));
}
