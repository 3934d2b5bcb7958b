namespace Crm.Pricing;

/// <summary>One change of a metered quantity and what of it counts in the period.</summary>
/// <param name="FullUnits">The change itself: 4 seats added, or -3 removed. It decides the tier.</param>
/// <param name="ProratedUnits">The part of it that counts for the rest of the period: it is priced. Same sign.</param>
public readonly record struct ProratedUsage(decimal FullUnits, decimal ProratedUnits);
