using NodaTime;

namespace Crm.Domain;

/// <summary>One thing the clock did to a contract.</summary>
/// <param name="ContractNumber">The contract.</param>
/// <param name="Trigger">What was fired: Start, AutoRenew or Expire.</param>
/// <param name="DueAt">The first instant at which it could be fired.</param>
/// <param name="FiredAt">The instant at which it was; later than due after a downtime.</param>
public sealed record ContractFiring(string ContractNumber, string Trigger, Instant DueAt, Instant FiredAt);
