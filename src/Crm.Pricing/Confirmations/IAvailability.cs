namespace Crm.Pricing;

/// <summary>Knows what is there of a product. The host joins it to its stock.</summary>
public interface IAvailability
{
    /// <summary>The position of a product.</summary>
    /// <param name="product">The product.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The position; null for a product that is not stocked and can always be promised.</returns>
    Task<AvailabilityPosition?> PositionOfAsync(string product, CancellationToken cancellationToken);
}
