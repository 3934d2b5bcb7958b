using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>What is wrong with a configuration, and what would be a good idea.</summary>
/// <param name="Violations">Everything that is wrong, each with a JSON Pointer into the configuration and how to mend it; empty if it can be sold.</param>
/// <param name="Recommendations">What rules recommend, as hints.</param>
public sealed record ConfigurationReport(IReadOnlyList<ValidationError> Violations, IReadOnlyList<ValidationError> Recommendations)
{
    /// <summary>True if nothing is wrong.</summary>
    public bool IsValid => Violations.Count == 0;
}
