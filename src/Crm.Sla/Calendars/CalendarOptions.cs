using Crm.Primitives;
using NodaTime;

namespace Crm.Sla;

/// <summary>Which span of time a calendar is laid out for.</summary>
/// <remarks>
/// Within the compiled span every answer takes the same few nanoseconds. An instant or an answer outside it makes the calendar lay out more,
/// once, up to the known span. What lies outside the known span counts as closed, so the laws of the arithmetic hold everywhere and an
/// answer that would lie outside is <see cref="Moment.Never"/>.
/// </remarks>
public sealed record CalendarOptions
{
    /// <summary>The first day that is laid out at once.</summary>
    /// <value>The default value is 1 January 2010.</value>
    public LocalDate CompiledFrom { get; init; } = new(2010, 1, 1);

    /// <summary>The first day that is no longer laid out at once.</summary>
    /// <value>The default value is 1 January 2040: thirty years.</value>
    public LocalDate CompiledTo { get; init; } = new(2040, 1, 1);

    /// <summary>The first day that the calendar can be asked about.</summary>
    /// <value>The default value is 1 January 1900.</value>
    public LocalDate KnownFrom { get; init; } = new(1900, 1, 1);

    /// <summary>The first day that the calendar can no longer be asked about.</summary>
    /// <value>The default value is 1 January 2200.</value>
    public LocalDate KnownTo { get; init; } = new(2200, 1, 1);

    /// <summary>How the compiled span is laid out. What is laid out beyond it is compact in any case.</summary>
    /// <value>The default value is <see cref="CalendarForm.Flat"/>.</value>
    public CalendarForm Form { get; init; }

    /// <summary>How large a definition may be: its windows, overrides, closures, holiday rules and dates count as expansions.</summary>
    /// <value>The default value is <see cref="DefinitionLimits.Default"/>: 100,000 of them.</value>
    public DefinitionLimits Limits { get; init; } = DefinitionLimits.Default;
}
