namespace Crm.Pricing;

/// <summary>Knows what is there of products. The host joins it to its stock, or takes an <see cref="IStockStore"/>.</summary>
public interface IAvailability
{
    /// <summary>The positions of any number of products at once: a confirmation of a thousand lines asks one time.</summary>
    /// <param name="products">The products, each once.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The positions by product, in units of the product; without those that are not stocked and can always be promised.</returns>
    Task<IReadOnlyDictionary<string, AvailabilityPosition>> PositionsOfAsync(IReadOnlyCollection<string> products, CancellationToken cancellationToken);

    /// <summary>The position of one product.</summary>
    /// <param name="product">The product.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The position; null for a product that is not stocked and can always be promised.</returns>
    async Task<AvailabilityPosition?> PositionOfAsync(string product, CancellationToken cancellationToken) =>
        (await PositionsOfAsync([product], cancellationToken).ConfigureAwait(false)).GetValueOrDefault(product);
}
