using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>Whether a customer may owe an amount more.</summary>
/// <param name="Granted">True if so; equal to the limit passes.</param>
/// <param name="Free">What is free before the amount; null if there is no limit.</param>
public readonly record struct CreditAnswer(bool Granted, Money? Free);
