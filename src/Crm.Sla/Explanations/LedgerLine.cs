using NodaTime;

namespace Crm.Sla;

/// <summary>A line of a deadline's ledger.</summary>
/// <param name="Date">The local date, in the zone of the calendar.</param>
/// <param name="From">From when.</param>
/// <param name="To">Until when.</param>
/// <param name="Kind">Whether it counted.</param>
/// <param name="Counted">The business time it adds.</param>
/// <param name="Remark">Why nothing counted, or why other hours did; empty if there is nothing to say.</param>
public sealed record LedgerLine(LocalDate Date, Instant From, Instant To, LedgerLineKind Kind, Duration Counted, string Remark);
