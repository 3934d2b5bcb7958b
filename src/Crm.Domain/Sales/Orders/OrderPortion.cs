namespace Crm.Domain;

/// <summary>A part of an order: so much of a line.</summary>
/// <param name="LineNumber">The position of the line, from 1.</param>
/// <param name="Quantity">How much of it; greater than 0.</param>
public readonly record struct OrderPortion(int LineNumber, decimal Quantity);
