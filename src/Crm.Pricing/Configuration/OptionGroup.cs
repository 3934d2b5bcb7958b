namespace Crm.Pricing;

/// <summary>Components of a bundle of which some number is chosen: exactly one colour, up to three extras.</summary>
/// <param name="Id">The id; unique in the bundle.</param>
/// <param name="MinChoices">How many components must be chosen at least; not how many pieces.</param>
/// <param name="MaxChoices">How many may be chosen at most; null for all.</param>
public sealed record OptionGroup(string Id, int MinChoices, int? MaxChoices = null);
