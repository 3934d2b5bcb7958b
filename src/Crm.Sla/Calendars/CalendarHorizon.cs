using NodaTime;

namespace Crm.Sla;

/// <summary>Which span of time a calendar is laid out for, as part of its definition. What it leaves out is that of <see cref="CalendarOptions"/>.</summary>
/// <param name="CompiledFrom">The first day that is laid out at once.</param>
/// <param name="CompiledTo">The first day that is no longer laid out at once.</param>
/// <param name="KnownFrom">The first day that the calendar can be asked about; earlier ones count as closed.</param>
/// <param name="KnownTo">The first day that the calendar can no longer be asked about.</param>
public sealed record CalendarHorizon(LocalDate CompiledFrom, LocalDate CompiledTo, LocalDate? KnownFrom = null, LocalDate? KnownTo = null)
{
    internal CalendarOptions Over(CalendarOptions options) => options with
    {
        CompiledFrom = CompiledFrom,
        CompiledTo = CompiledTo,
        KnownFrom = KnownFrom ?? options.KnownFrom,
        KnownTo = KnownTo ?? options.KnownTo,
    };
}
