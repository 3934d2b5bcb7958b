namespace Crm.Dedupe;

/// <summary>Which records are compared at all: those that share the beginning of a field.</summary>
/// <param name="Field">The field; records without it are not in the block.</param>
/// <param name="Prefix">How many code points are shared; null for the whole value.</param>
public sealed record BlockingRule(string Field, int? Prefix = null);
