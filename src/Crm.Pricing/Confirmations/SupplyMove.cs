using NodaTime;

namespace Crm.Pricing;

/// <summary>Something that changes what is there: a receipt, or a demand that is promised already.</summary>
/// <param name="Date">The day; a receipt can be promised from that day on.</param>
/// <param name="Quantity">A receipt is positive, a demand negative.</param>
public readonly record struct SupplyMove(LocalDate Date, decimal Quantity);
