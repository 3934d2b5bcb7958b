using NodaTime;

namespace Crm.Pricing;

/// <summary>When a line can be delivered.</summary>
/// <param name="LineId">The line.</param>
/// <param name="Product">The product.</param>
/// <param name="Quantity">How many, in the unit of measure of the line.</param>
/// <param name="Promised">The first day for the whole quantity, from the wanted one on; null if none is known.</param>
/// <param name="OnTime">True if that is the wanted day.</param>
public sealed record LinePromise(string LineId, string Product, decimal Quantity, LocalDate? Promised, bool OnTime)
{
    /// <summary>What the line takes from stock, in units of the product: 24 for 2 boxes of 12. The default is 0: not stocked, or a credit.</summary>
    public decimal Units { get; init; }
}
