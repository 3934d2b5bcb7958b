using NodaTime;

namespace Crm.Sla;

/// <summary>A record as it was from an instant on.</summary>
/// <typeparam name="TRecord">The host's type of record.</typeparam>
/// <param name="At">When the record became so.</param>
/// <param name="Record">The record; not changed afterwards.</param>
/// <param name="Id">The key by which a snapshot that arrives twice is recognised, and the order of those of one instant (ordinal); null if neither
/// can happen.</param>
public readonly record struct RecordSnapshot<TRecord>(Instant At, TRecord Record, string? Id = null);
