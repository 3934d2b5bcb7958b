namespace Crm.Pricing;

/// <summary>The price of a product, the price it is compared with, and every price that was considered.</summary>
/// <param name="Calculated">The price that counts; null if there is none.</param>
/// <param name="Original">The price before sales: the override if one won, else the base price; null if there is none.</param>
/// <param name="Considered">Every price for the product with the reason it lost, in a stable order; empty unless asked for.</param>
public sealed record PriceSelection(PriceCandidate? Calculated, PriceCandidate? Original, IReadOnlyList<PriceCandidate> Considered);
