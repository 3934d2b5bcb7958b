using System.Collections.Immutable;
using Crm.Primitives;
using NodaTime;

namespace Crm.Sla;

/// <summary>The calendars of a business, compiled, by key.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class CalendarCatalog
{
    /// <summary>How many calendars a catalogue may have: each takes memory for its whole span, however short its text is.</summary>
    public const int MostCalendars = 1_000;

    private CalendarCatalog(ImmutableSortedDictionary<string, BusinessCalendar> calendars) => Calendars = calendars;

    /// <summary>All calendars, plain and combined, by key.</summary>
    public ImmutableSortedDictionary<string, BusinessCalendar> Calendars { get; }

    /// <summary>Checks a definition and compiles it.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="options">The span to lay out and the limits; null for the defaults.</param>
    /// <param name="zones">The time zone data; null for the data that comes with NodaTime.</param>
    /// <returns>The calendars, or every error at once: those of <see cref="BusinessCalendar.Compile"/> below <c>/calendars/0</c> and so on, and
    /// <c>sla.key_missing</c>, <c>sla.calendar_duplicate</c>, <c>sla.calendar_unknown</c>, <c>sla.combination_too_small</c>,
    /// <c>sla.combination_cycle</c>, <c>sla.limit_exceeded</c>. Warnings are on each calendar's <see cref="BusinessCalendar.Diagnostics"/>.</returns>
    public static Result<CalendarCatalog> Compile(CalendarCatalogDefinition definition, CalendarOptions? options = null, IDateTimeZoneProvider? zones = null)
    {
        ArgumentNullException.ThrowIfNull(definition);
        options ??= new CalendarOptions();
        int calendars = definition.Calendars.AsSpan().Length + definition.Combined.AsSpan().Length, parts = definition.Combined.Sum(static c => c.Calendars.AsSpan().Length);
        if (calendars > MostCalendars || parts > options.Limits.Rules)
            return Result.Invalid(new ValidationError("", $"{calendars} calendars with {parts} parts are more than the limits of {MostCalendars} and {options.Limits.Rules}; split the catalogue.", "sla.limit_exceeded"));
        List<ValidationError> found = [];
        Combination combination = new(definition.Combined, found);
        for (int i = 0; i < definition.Calendars.Length; i++)
        {
            Result<BusinessCalendar> compiled = BusinessCalendar.Compile(definition.Calendars[i], options, zones);
            if (compiled.TryGetValue(out BusinessCalendar? calendar)) combination.Add(calendar, $"/calendars/{i}");
            else found.AddRange(compiled.ValidationErrors.Select(e => e with { Identifier = $"/calendars/{i}{e.Identifier}" }));
        }

        // A part that is wrong itself would be reported as unknown once more.
        if (found.Count == 0) combination.CombineAll();
        return found.Count > 0 ? Result<CalendarCatalog>.Invalid(found) : Result.Success(new CalendarCatalog(combination.Done.ToImmutableSortedDictionary(StringComparer.Ordinal)));
    }

    /// <summary>Works the combined calendars out, each after its parts.</summary>
    private sealed class Combination(ImmutableArray<CombinedCalendarDefinition> definitions, List<ValidationError> found)
    {
        private readonly Dictionary<string, int> _open = new(StringComparer.Ordinal);

        internal Dictionary<string, BusinessCalendar> Done { get; } = new(StringComparer.Ordinal);

        internal void Add(BusinessCalendar calendar, string at)
        {
            if (!Done.TryAdd(calendar.Key, calendar)) Duplicate($"{at}/key", calendar.Key);
        }

        internal void CombineAll()
        {
            for (int i = 0; i < definitions.Length; i++)
            {
                string key = definitions[i].Key;
                if (string.IsNullOrWhiteSpace(key)) found.Add(new ValidationError($"/combined/{i}/key", "Give the calendar a key; targets refer to it.", "sla.key_missing"));
                else if (Done.ContainsKey(key) || !_open.TryAdd(key, i)) Duplicate($"/combined/{i}/key", key);
                if (definitions[i].Calendars.AsSpan().Length < 2)
                    found.Add(new ValidationError($"/combined/{i}/calendars", "Name two calendars at least.", "sla.combination_too_small"));
            }

            for (int i = 0; i < definitions.Length; i++)
                for (int p = 0; p < definitions[i].Calendars.AsSpan().Length; p++)
                    if (definitions[i].Calendars[p] is string part && !Done.ContainsKey(part) && !_open.ContainsKey(part))
                        found.Add(new ValidationError($"/combined/{i}/calendars/{p}", $"There is no calendar '{part}'; name one of this catalogue.", "sla.calendar_unknown"));

            // In rounds, not by recursion: a long chain must not overflow the stack. What is ready in no round hangs on a circle.
            Queue<int> waiting = new(found.Count == 0 ? Enumerable.Range(0, definitions.Length) : []);
            for (int idle = 0; waiting.Count > 0 && idle < waiting.Count;)
            {
                int i = waiting.Dequeue();
                idle = TryCombine(i) ? 0 : idle + 1;
                if (idle > 0) waiting.Enqueue(i);
            }

            foreach (int i in waiting.Order())
                found.Add(new ValidationError($"/combined/{i}/calendars", $"'{definitions[i].Key}' consists, by way of its parts, of itself; break the circle.", "sla.combination_cycle"));
        }

        private bool TryCombine(int index)
        {
            CombinedCalendarDefinition definition = definitions[index];
            if (!definition.Calendars.All(Done.ContainsKey)) return false;
            Done.Add(definition.Key, BusinessCalendar.Combine(definition.Key, definition.Operation, [.. definition.Calendars.Select(c => Done[c])]));
            return true;
        }

        private void Duplicate(string at, string key) =>
            found.Add(new ValidationError(at, $"There is a calendar '{key}' already; give each its own key.", "sla.calendar_duplicate"));
    }
}
