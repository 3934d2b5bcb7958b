using NodaTime;

namespace Crm.Pricing;

/// <summary>A quantity from a day on.</summary>
/// <param name="From">The first day.</param>
/// <param name="Quantity">How many; not negative.</param>
public sealed record TermQuantity(LocalDate From, decimal Quantity);
