namespace Crm.Pricing;

/// <summary>A discount and what it took off.</summary>
/// <param name="Id">The discount.</param>
/// <param name="Amount">What it took off, as a positive number; unrounded.</param>
public readonly record struct AppliedDiscount(string Id, decimal Amount);
