using NodaTime;

namespace Crm.Pricing;

/// <summary>One line of a reservation: so much of a product for a day.</summary>
/// <param name="LineId">The line; unique in the reservation.</param>
/// <param name="Product">The product.</param>
/// <param name="Units">How much, in units of the product; greater than 0.</param>
/// <param name="Day">The day for which it is promised.</param>
public sealed record StockDemand(string LineId, string Product, decimal Units, LocalDate Day);
