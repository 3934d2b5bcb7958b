using System.Collections.Immutable;

namespace Crm.Sla;

/// <summary>A case of the past, to try definitions on.</summary>
/// <param name="Key">The key of the case.</param>
/// <param name="Facts">What happened to it, in any order.</param>
public sealed record RecordedCase(string Key, ImmutableArray<SlaFact> Facts);
