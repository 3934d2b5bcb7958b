using System.Collections.Frozen;
using Crm.Primitives;
using NodaTime;

namespace Crm.Sla;

/// <summary>A timer with conditions, compiled for the host's own type of record.</summary>
/// <typeparam name="TRecord">The host's type of record.</typeparam>
/// <remarks>
/// The answer is a pure function of the history and the instant. Snapshots are put in order first, so one that arrives late gives the same answer
/// as one in time, and one at a time gives the same answer as all at once. A record with several promises has an engine for each: they do not
/// see each other. Immutable and thread-safe.
/// </remarks>
public sealed class ConditionTimerEngine<TRecord>
{
    private readonly FrozenDictionary<string, BusinessCalendar> _calendars;
    private readonly FrozenDictionary<string, FieldReader<TRecord>> _fields;

    private ConditionTimerEngine(
        ConditionTimerDefinition definition, CompiledTimerConditions<TRecord> conditions, FrozenDictionary<string, BusinessCalendar> calendars,
        FrozenDictionary<string, FieldReader<TRecord>> fields, IReadOnlyList<ValidationError> diagnostics)
    {
        Definition = definition;
        Conditions = conditions;
        Diagnostics = diagnostics;
        _calendars = calendars;
        _fields = fields;
        NoHistory = new ConditionTimerHistory<TRecord>(this);
    }

    /// <summary>What it was compiled from.</summary>
    public ConditionTimerDefinition Definition { get; }

    /// <summary>Warnings and hints of the definition.</summary>
    public IReadOnlyList<ValidationError> Diagnostics { get; }

    /// <summary>The history to which a first snapshot is added, when they come one at a time.</summary>
    public ConditionTimerHistory<TRecord> NoHistory { get; }

    internal CompiledTimerConditions<TRecord> Conditions { get; }

    /// <summary>Checks a definition and compiles it.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="fields">The fields that conditions, calendars and the retroactive start may ask for.</param>
    /// <param name="calendars">The calendars that its targets name.</param>
    /// <param name="limits">How large it may be; null for the defaults. Targets count as rules.</param>
    /// <returns>The engine, or every error at once. Codes: <c>sla.key_missing</c>, <c>sla.target_missing</c>, <c>sla.target_negative</c>,
    /// <c>sla.target_too_long</c>, <c>sla.relative_days_invalid</c>, <c>sla.calendar_unknown</c>, <c>sla.calendar_duplicate</c>, <c>sla.calendar_field_missing</c>,
    /// <c>sla.field_unknown</c>, <c>sla.limit_exceeded</c>, and those of <see cref="ConditionErrors"/>. Warnings and hints, where they can be proven from
    /// the definition alone: <c>sla.pause_excludes_start</c> (cancels and never pauses), <c>sla.reset_excludes_start</c> (never resets),
    /// <c>sla.start_within_stop</c> and <c>sla.start_within_cancel</c> (never attaches), <c>sla.target_unreachable</c>, <c>sla.resume_missing</c>,
    /// <c>sla.resume_ignored</c>, <c>sla.cancel_missing</c>, <c>sla.stop_missing</c>, <c>sla.retroactive_pause_alone</c>, <c>sla.calendar_never_open</c>.</returns>
    public static Result<ConditionTimerEngine<TRecord>> Compile(
        ConditionTimerDefinition definition, FieldMap<TRecord> fields, IEnumerable<BusinessCalendar> calendars, DefinitionLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(calendars);
        limits ??= DefinitionLimits.Default;
        List<ValidationError> found = [];
        Dictionary<string, BusinessCalendar> byKey = SlaEngine.CalendarsByKey(calendars, found);
        if (definition.Targets.Length > limits.Rules)
        {
            found.Add(new ValidationError("/targets", $"{definition.Targets.Length} targets are more than the limit of {limits.Rules}; split the definition or raise the limit.", "sla.limit_exceeded"));
            return Result<ConditionTimerEngine<TRecord>>.Invalid(found);
        }

        List<ValidationError> foundInConditions = [];
        CompiledTimerConditions<TRecord>? conditions = CompiledTimerConditions<TRecord>.Compile(definition, fields, limits, foundInConditions);
        ConditionTimerChecks.Check(definition, fields, byKey, conditions is not null, found);
        found.AddRange(foundInConditions);
        Dictionary<string, FieldReader<TRecord>> readers = new(StringComparer.Ordinal);
        for (int t = 0; t < definition.Targets.Length; t++)
            if (definition.Targets[t].Calendar is FieldCalendar source) Read(source.Field, FieldType.Text, $"/targets/{t}/calendar/field");
        if (definition.RetroactiveStart is string start) Read(start, FieldType.Instant, "/retroactiveStart");
        return conditions is null || found.Exists(static e => e.Severity == Severity.Error)
            ? Result<ConditionTimerEngine<TRecord>>.Invalid(found)
            : Result.Success(new ConditionTimerEngine<TRecord>(definition, conditions, byKey.ToFrozenDictionary(StringComparer.Ordinal),
                readers.ToFrozenDictionary(StringComparer.Ordinal), found.AsReadOnly()));

        void Read(string field, FieldType type, string at)
        {
            if (!readers.ContainsKey(field) && FieldReader<TRecord>.Make(fields, field, type, at, found) is FieldReader<TRecord> reader) readers.Add(field, reader);
        }
    }

    /// <summary>The timers of a record and where they stand.</summary>
    /// <param name="history">The record as it was from instant to instant, in any order; doubled ones, recognised by their ids, count once.</param>
    /// <param name="asOf">The instant; snapshots after it do not exist, those at it count.</param>
    public ConditionSla Evaluate(IEnumerable<RecordSnapshot<TRecord>> history, Instant asOf)
    {
        ArgumentNullException.ThrowIfNull(history);
        // Of doubled ones the first that arrived counts, so they go before the rest is put in order; in order, each is folded once.
        HashSet<string> seen = new(StringComparer.Ordinal);
        return history.Where(s => s.Id is null || seen.Add(s.Id)).OrderBy(static s => s.At).ThenBy(static s => s.Id, StringComparer.Ordinal)
            .Aggregate(NoHistory, static (folded, snapshot) => folded.Add(snapshot)).At(asOf);
    }

    internal BusinessCalendar CalendarOf(ConditionTargetDefinition target, TRecord record, Action<ValidationError> report) =>
        target.Calendar.Find(_calendars, name => _fields[name].Text(record), report);

    internal Instant? CountsFrom(TRecord record) => Definition.RetroactiveStart is string field ? _fields[field].Instant(record) : null;
}
