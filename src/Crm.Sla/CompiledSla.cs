using System.Collections.Immutable;
using Crm.Primitives;

namespace Crm.Sla;

/// <summary>The engine and the calendars of <see cref="CrmSlaOptions"/>, compiled once.</summary>
/// <param name="Engine">The engine.</param>
/// <param name="Calendars">The calendars, by key.</param>
public sealed record CompiledSla(SlaEngine Engine, ImmutableSortedDictionary<string, BusinessCalendar> Calendars)
{
    /// <summary>Compiles options.</summary>
    /// <param name="options">The options.</param>
    /// <returns>Everything compiled, or every error of calendars and policies at once, their places prefixed with <c>/calendars/0</c> and so on.</returns>
    public static Result<CompiledSla> Compile(CrmSlaOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        List<ValidationError> found = [];
        List<BusinessCalendar> calendars = [.. options.CompiledCalendars];
        for (int i = 0; i < options.Calendars.Count; i++)
        {
            Result<BusinessCalendar> compiled = BusinessCalendar.Compile(options.Calendars[i], options.CalendarOptions, options.Zones);
            if (compiled.TryGetValue(out BusinessCalendar? calendar)) calendars.Add(calendar);
            else found.AddRange(compiled.ValidationErrors.Select(e => e with { Identifier = $"/calendars/{i}{e.Identifier}" }));
        }

        Result<SlaEngine> engine = SlaEngine.Compile(options.Policies, calendars);
        found.AddRange(engine.ValidationErrors);
        return found.Count > 0
            ? Result<CompiledSla>.Invalid(found)
            : Result.Success(new CompiledSla(engine.Value, calendars.ToImmutableSortedDictionary(static c => c.Key, static c => c, StringComparer.Ordinal)));
    }
}
