using NodaTime;

namespace Crm.Domain;

/// <summary>A block over every purpose: the person objects, or must be left alone.</summary>
/// <param name="Kind">What is blocked.</param>
/// <param name="Since">The first instant at which it holds.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="LiftedAt">The first instant at which it no longer holds; null while it does.</param>
public sealed record ConsentBlock(ConsentBlockKind Kind, Instant Since, string Reason, Instant? LiftedAt = null)
{
    internal bool HoldsAt(Instant at) => at >= Since && (LiftedAt is not Instant lifted || at < lifted);
}
