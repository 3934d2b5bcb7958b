using System.Collections.Immutable;

namespace Crm.Pricing;

/// <summary>Something to be decided about a bundle that is no product: a voltage, a language.</summary>
/// <param name="Name">The name; unique in the bundle.</param>
/// <param name="Values">The values that are allowed, compared exactly; empty allows every text.</param>
/// <param name="Required">True (the default) if it must be given.</param>
/// <param name="Default">What a new configuration begins with and completion adds; null for nothing.</param>
public sealed record ConfigurationAttribute(string Name, ImmutableArray<string> Values, bool Required = true, string? Default = null);
