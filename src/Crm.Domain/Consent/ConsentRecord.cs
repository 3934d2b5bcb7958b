using NodaTime;

namespace Crm.Domain;

/// <summary>What somebody has said, and how we know. Never changed: a withdrawal is another record.</summary>
/// <param name="Scope">What it is about.</param>
/// <param name="Status">What was said.</param>
/// <param name="CapturedAt">When it was said.</param>
/// <param name="ValidFrom">The first instant at which it holds.</param>
/// <param name="ValidThru">The first instant at which it no longer holds; null for ever. An expired record is as none.</param>
/// <param name="Source">Where it was said, such as <c>registration form</c>.</param>
/// <param name="LegalBasis">What the law calls it, such as <c>consent</c> or <c>contract</c>; null if not known.</param>
/// <param name="Evidence">Where the proof lies; null if there is none.</param>
public sealed record ConsentRecord(
    ConsentScope Scope,
    ConsentStatus Status,
    Instant CapturedAt,
    Instant ValidFrom,
    Instant? ValidThru,
    string Source,
    string? LegalBasis = null,
    string? Evidence = null)
{
    internal bool HoldsAt(Instant at) => at >= ValidFrom && (ValidThru is not Instant thru || at < thru);
}
