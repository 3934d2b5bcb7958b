using NodaTime;

namespace Crm.Pricing;

/// <summary>Some days of a line with the same quantity.</summary>
/// <param name="Start">The first day.</param>
/// <param name="End">The last day, included.</param>
/// <param name="Quantity">How many; negative in a credit.</param>
public readonly record struct TermSegment(LocalDate Start, LocalDate End, decimal Quantity);
