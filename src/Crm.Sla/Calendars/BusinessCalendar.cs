using Crm.Primitives;
using NodaTime;
using NodaTime.Text;

namespace Crm.Sla;

/// <summary>
/// Opening hours, compiled: how much business time lies between two instants, when some business time is used up, when it opens and closes.
/// </summary>
/// <remarks>
/// <para>Open time is the union of all windows less the closures, as half-open intervals of real time, counted in ticks of 100 ns. Nothing is
/// rounded, so it adds up: between a and c it is what it is between a and b plus between b and c. An instant counts as the tick it lies in.</para>
/// <para>Example: Monday to Friday 09:00 to 17:00, two hours from Friday 16:00 end on Monday at 10:00.</para>
/// <para>Immutable to the outside and thread-safe. Inside the compiled span a question takes constant time and allocates nothing. The first one
/// outside makes the calendar lay out more of itself; those after it take some ten times as long as one inside and allocate nothing either.</para>
/// </remarks>
public sealed partial class BusinessCalendar
{
    private readonly IOpenTime _hours;
    private readonly Lock _extending = new();
    private readonly long _knownFrom;
    private readonly long _knownTo;
    private readonly OpenLayout _compiled;
    private volatile OpenLayout? _beyond;

    private BusinessCalendar(string key, DateTimeZone zone, string zoneDataVersion, IOpenTime hours, CalendarOptions options, IReadOnlyList<ValidationError> diagnostics)
    {
        Key = key;
        Zone = zone;
        ZoneDataVersion = zoneDataVersion;
        Options = options;
        _hours = hours;
        _knownFrom = TickOf(options.KnownFrom);
        _knownTo = TickOf(options.KnownTo);
        long from = TickOf(options.CompiledFrom), to = TickOf(options.CompiledTo);
        List<OpenSpan> spans = hours.Between(from, to);
        _compiled = options.Form == CalendarForm.Compact ? new CompactLayout(spans, from, to) : NarrowLayout.TryMake(spans, from, to) ?? (OpenLayout)new FlatLayout(spans, from, to);
        Diagnostics = diagnostics;
    }

    /// <summary>The name under which targets refer to it.</summary>
    public string Key { get; }

    /// <summary>The zone in which its days begin and end. For a combined calendar that of its left part.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>The version of the time zone data it was compiled with. Keep it with a stored deadline: the rules of zones change.</summary>
    public string ZoneDataVersion { get; }

    /// <summary>The span it is laid out for.</summary>
    public CalendarOptions Options { get; }

    /// <summary>Warnings and hints of the definition: overlapping windows, a calendar that is never open, and the like.</summary>
    public IReadOnlyList<ValidationError> Diagnostics { get; }

    /// <summary>True if it is not open at any known instant, so that no deadline can be computed with it.</summary>
    public bool IsNeverOpen => NextOpen(Instant.FromUnixTimeTicks(_knownFrom)).IsNever;

    /// <summary>How many bytes it keeps for its answers, less the headers of a few objects: what was compiled, what was laid out beyond it since, and
    /// the index of business days once it was needed. The definition itself is not in it.</summary>
    public int LayoutBytes => _compiled.Bytes + (_beyond?.Bytes ?? 0) + (_days?.Bytes ?? 0);

    /// <summary>Checks a definition and compiles it.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="options">The span to lay out, unless the definition has a <see cref="BusinessCalendarDefinition.Horizon"/>; null for the defaults.</param>
    /// <param name="zones">The time zone data; null for the data that comes with NodaTime.</param>
    /// <returns>The calendar, or every error of the definition at once. Codes: <c>sla.key_missing</c>, <c>sla.zone_unknown</c>,
    /// <c>sla.horizon_invalid</c>, <c>sla.limit_exceeded</c>, <c>sla.cycle_invalid</c>, <c>sla.cycle_start_missing</c>,
    /// <c>sla.cycle_week_invalid</c>, <c>sla.weekday_invalid</c>, <c>sla.override_duplicate</c>, <c>sla.closure_reversed</c>,
    /// <c>sla.holiday_rule_invalid</c>. Warnings and hints: <c>sla.windows_overlap</c>, <c>sla.schedule_shadowed</c>, <c>sla.effective_empty</c>,
    /// <c>sla.never_open</c>, <c>sla.override_on_holiday</c>, <c>sla.closure_empty</c>, <c>sla.outside_horizon</c>, <c>sla.holiday_never</c>.</returns>
    public static Result<BusinessCalendar> Compile(BusinessCalendarDefinition definition, CalendarOptions? options = null, IDateTimeZoneProvider? zones = null)
    {
        ArgumentNullException.ThrowIfNull(definition);
        options ??= new CalendarOptions();
        if (definition.Horizon is CalendarHorizon horizon) options = horizon.Over(options);
        zones ??= DateTimeZoneProviders.Tzdb;
        List<ValidationError> found = CalendarChecks.Check(definition, options, zones);
        if (found.Exists(static e => e.Severity == Severity.Error)) return Result<BusinessCalendar>.Invalid(found);
        DateTimeZone zone = zones[definition.TimeZone];
        DefinedHours hours = new(definition, zone);
        BusinessCalendar calendar = new(definition.Key, zone, zones.VersionId, hours, options, found.AsReadOnly());
        if (calendar._compiled.Total == 0)
            found.Add(new ValidationError("/schedules", $"The calendar is never open from {LocalDatePattern.Iso.Format(options.CompiledFrom)} to {LocalDatePattern.Iso.Format(options.CompiledTo)}, so nothing is ever due on it; add hours, or take holidays and closures away.", "sla.never_open", Severity.Warning));
        return Result.Success(calendar);
    }

    /// <summary>A calendar that is open all the time: business time is real time.</summary>
    /// <param name="key">Its name.</param>
    public static BusinessCalendar AlwaysOpen(string key = "24x7")
    {
        BusinessCalendarBuilder always = new(key, "Etc/UTC");
        foreach (IsoDayOfWeek day in BusinessCalendarBuilder.EveryDay) always.Weekly(day, LocalTimeWindow.WholeDay);
        return always.Compile().Value;
    }

    /// <summary>Open when at least one of the two is: support that follows the sun.</summary>
    /// <param name="other">The other calendar, in its own zone.</param>
    /// <param name="key">The name of the new one; null joins both names.</param>
    public BusinessCalendar Union(BusinessCalendar other, string? key = null) => Combine(CalendarOperation.Union, key, "|", this, other);

    /// <summary>Open when both are: the hours in which a call between two offices is possible.</summary>
    /// <param name="other">The other calendar, in its own zone.</param>
    /// <param name="key">The name of the new one; null joins both names.</param>
    public BusinessCalendar Intersect(BusinessCalendar other, string? key = null) => Combine(CalendarOperation.Intersection, key, "&", this, other);

    /// <summary>Open when this one is and the other is not.</summary>
    /// <param name="other">The calendar whose open time is taken away.</param>
    /// <param name="key">The name of the new one; null joins both names.</param>
    public BusinessCalendar Except(BusinessCalendar other, string? key = null) => Combine(CalendarOperation.Difference, key, "-", this, other);

    /// <summary>Puts any number of calendars together in one step; in steps of two the ones in between would be kept as well.</summary>
    /// <param name="key">The name of the new one.</param>
    /// <param name="operation">How. A difference takes all others off the first.</param>
    /// <param name="calendars">The calendars, one at least, each in its own zone. Days are those of the first one's zone.</param>
    /// <exception cref="ArgumentException">There is no calendar.</exception>
    public static BusinessCalendar Combine(string key, CalendarOperation operation, params IReadOnlyList<BusinessCalendar> calendars)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(calendars);
        if (calendars.Count == 0) throw new ArgumentException("There is nothing to combine.", nameof(calendars));
        BusinessCalendar first = calendars[0];
        // Beyond what one part knows nothing is known of all; the span of the first is kept where the others allow it.
        LocalDate knownFrom = calendars.Max(static p => p.Options.KnownFrom), knownTo = calendars.Min(static p => p.Options.KnownTo);
        CalendarOptions options = first.Options with
        {
            KnownFrom = knownFrom,
            KnownTo = knownTo,
            CompiledFrom = LocalDate.Max(first.Options.CompiledFrom, knownFrom),
            CompiledTo = LocalDate.Min(first.Options.CompiledTo, knownTo),
        };
        return new BusinessCalendar(key, first.Zone, first.ZoneDataVersion, new CombinedHours([.. calendars], operation, first.Zone), options,
            [.. calendars.SelectMany(static p => p.Diagnostics)]);
    }

    /// <summary>The key.</summary>
    public override string ToString() => Key;

    /// <summary>The maximal open spans between two ticks, cut there; outside what is known there are none.</summary>
    internal List<OpenSpan> OpenSpans(long from, long to)
    {
        long a = Math.Clamp(from, _knownFrom, _knownTo), b = Math.Clamp(to, _knownFrom, _knownTo);
        List<OpenSpan> spans = [];
        if (b <= a) return spans;
        OpenLayout layout = LayoutFor(a, b);
        for (long cursor = a; cursor < b;)
        {
            long total = layout.TotalAt(cursor);
            if (total >= layout.Total) break;
            long open = layout.LatestAt(total);
            if (open >= b) break;
            cursor = layout.SpanAround(open).To;
            spans.Add(new OpenSpan(open, Math.Min(cursor, b)));
        }

        return spans;
    }

    internal string RemarkOn(LocalDate date) => _hours.Remark(date);

    private static long TickOf(LocalDate date) => DefinedHours.Day(date) * NodaConstants.TicksPerDay;

    private static BusinessCalendar Combine(CalendarOperation operation, string? key, string sign, BusinessCalendar left, BusinessCalendar right)
    {
        ArgumentNullException.ThrowIfNull(right);
        return Combine(key ?? $"({left.Key}{sign}{right.Key})", operation, left, right);
    }

    /// <summary>The layout to ask about two ticks: what was compiled if that has them, else what was laid out beyond it.</summary>
    private OpenLayout LayoutFor(long a, long b)
    {
        if (_compiled.Covers(a) && _compiled.Covers(b)) return _compiled;
        return _beyond is OpenLayout beyond && beyond.Covers(a) && beyond.Covers(b) ? beyond : Extend(Math.Min(a, b), Math.Max(a, b));
    }

    /// <summary>A layout that reaches to both ticks, as far as time is known. At least doubles, so that a walk to the end costs little.</summary>
    private OpenLayout Extend(long from, long to)
    {
        lock (_extending)
        {
            OpenLayout known = _beyond ?? _compiled;
            long length = known.To - known.From;
            long newFrom = from < known.From ? Math.Max(_knownFrom, Math.Min(from, known.From - length)) : known.From;
            long newTo = to > known.To ? Math.Min(_knownTo, Math.Max(to, known.To + length)) : known.To;
            if (newFrom == known.From && newTo == known.To) return known;
            return _beyond = new CompactLayout(_hours.Between(newFrom, newTo), newFrom, newTo);
        }
    }
}
