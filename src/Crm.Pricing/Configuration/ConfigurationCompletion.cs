namespace Crm.Pricing;

/// <summary>A configuration with what was missing.</summary>
/// <param name="Configuration">The configuration; it is valid.</param>
/// <param name="Added">What was added, in the order in which it was, each with its reason in words.</param>
public sealed record ConfigurationCompletion(ProductConfiguration Configuration, IReadOnlyList<ConfigurationAddition> Added);
