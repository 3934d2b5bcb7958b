using System.Globalization;
using Crm.Primitives;
using NodaTime;
using NodaTime.Text;

namespace Crm.Sla;

/// <summary>Everything that can be wrong with a calendar's definition, found at once.</summary>
internal sealed class CalendarChecks
{
    /// <summary>Each day asks the schedules from the last to the first.</summary>
    private const int MostSchedules = 1_000;

    private readonly BusinessCalendarDefinition _definition;
    private readonly CalendarOptions _options;
    private readonly List<ValidationError> _found = [];

    private CalendarChecks(BusinessCalendarDefinition definition, CalendarOptions options)
    {
        _definition = definition;
        _options = options;
    }

    internal static List<ValidationError> Check(BusinessCalendarDefinition definition, CalendarOptions options, IDateTimeZoneProvider zones)
    {
        CalendarChecks checks = new(definition, options);
        if (string.IsNullOrWhiteSpace(definition.Key))
            checks.Add("/key", "Give the calendar a key; targets refer to it.", "sla.key_missing");
        if (zones.GetZoneOrNull(definition.TimeZone) is null)
            checks.Add("/timeZone", $"'{definition.TimeZone}' is no zone of {zones.VersionId}; use an IANA id such as Asia/Shanghai.", "sla.zone_unknown");
        // What is too large is not looked at more closely.
        if (!checks.CheckHorizon() || !checks.CheckSize()) return checks._found;
        checks.CheckSchedules();
        checks.CheckOverrides();
        for (int i = 0; i < definition.Closures.Length; i++)
            checks.CheckClosure($"/closures/{i}", definition.Closures[i].From.CompareTo(definition.Closures[i].To), definition.Closures[i].From.Date, definition.Closures[i].To.Date);
        for (int i = 0; i < definition.InstantClosures.Length; i++)
        {
            InstantClosure closure = definition.InstantClosures[i];
            checks.CheckClosure($"/instantClosures/{i}", closure.From.CompareTo(closure.To), closure.From.InUtc().Date, closure.To.InUtc().Date);
        }

        for (int i = 0; i < definition.Holidays.Length; i++) definition.Holidays[i].Check($"/holidays/{i}", checks._found);
        return checks._found;
    }

    private bool CheckHorizon()
    {
        if (_options.KnownFrom <= _options.CompiledFrom && _options.CompiledFrom < _options.CompiledTo && _options.CompiledTo <= _options.KnownTo
            && _options.KnownFrom.Year >= 1600 && _options.KnownTo.Year <= 3000)
            return true;
        Add(_definition.Horizon is null ? "" : "/horizon", "The spans must nest: knownFrom <= compiledFrom < compiledTo <= knownTo, within the years 1600 to 3000.", "sla.horizon_invalid");
        return false;
    }

    private bool CheckSize()
    {
        int before = _found.Count;
        DefinitionLimits limits = _options.Limits;
        int entries = _definition.Schedules.Sum(static s => s.Windows.Length) + _definition.Overrides.Sum(static o => 1 + o.Windows.Length) + _definition.Closures.Length
            + _definition.InstantClosures.Length + _definition.Holidays.Sum(static h => h.Rules.Length + h.Dates.Length);
        if (entries > limits.Expansions)
            Add("", $"{entries} entries are more than the limit of {limits.Expansions}; split the calendar or raise the limit.", "sla.limit_exceeded");
        if (_definition.Schedules.Length > MostSchedules || _definition.Holidays.Length > MostSchedules)
            Add("", $"{_definition.Schedules.Length} schedules and {_definition.Holidays.Length} holiday sets are more than the limit of {MostSchedules} of each; put some together.", "sla.limit_exceeded");
        int days = Period.DaysBetween(_options.CompiledFrom, _options.CompiledTo);
        for (int i = 0; i < _definition.Schedules.Length; i++)
        {
            WeeklySchedule schedule = _definition.Schedules[i];
            double openings = days / 7.0 / Math.Max(1, schedule.CycleWeeks) * schedule.Windows.Length;
            if (openings > limits.Expansions)
                Add($"/schedules/{i}/windows", string.Create(CultureInfo.InvariantCulture, $"It opens {openings:0} times in the compiled span, more than the limit of {limits.Expansions}; compile a shorter span or raise the limit."), "sla.limit_exceeded");
        }

        double holidays = days / 365.0 * _definition.Holidays.Sum(static h => h.Rules.Length);
        if (holidays > limits.Expansions)
            Add("/holidays", string.Create(CultureInfo.InvariantCulture, $"The rules give {holidays:0} holidays in the compiled span, more than the limit of {limits.Expansions}."), "sla.limit_exceeded");
        return _found.Count == before;
    }

    private void CheckSchedules()
    {
        EffectivePeriod known = new(_options.KnownFrom, _options.KnownTo);
        for (int i = 0; i < _definition.Schedules.Length; i++)
        {
            WeeklySchedule schedule = _definition.Schedules[i];
            string at = $"/schedules/{i}";
            if (schedule.CycleWeeks is < 1 or > 104)
                Add($"{at}/cycleWeeks", $"A cycle of {schedule.CycleWeeks} weeks is not possible; use 1 to 104.", "sla.cycle_invalid");
            else if (schedule.CycleWeeks > 1 && schedule.CycleStart is null)
                Add($"{at}/cycleStart", "Say with which week the cycle begins: any of its dates.", "sla.cycle_start_missing");
            for (int w = 0; w < schedule.Windows.Length; w++)
            {
                if (schedule.Windows[w].Week < 0 || schedule.Windows[w].Week >= Math.Max(1, schedule.CycleWeeks))
                    Add($"{at}/windows/{w}/week", $"Week {schedule.Windows[w].Week} is not in the cycle; weeks count from 0.", "sla.cycle_week_invalid");
                if (schedule.Windows[w].Day is < IsoDayOfWeek.Monday or > IsoDayOfWeek.Sunday)
                    Add($"{at}/windows/{w}/day", "Name a weekday, Monday to Sunday.", "sla.weekday_invalid");
            }

            CheckOverlaps($"{at}/windows", [.. schedule.Windows.Select(static w => ((((w.Week * 7L) + (int)w.Day - 1) * NodaConstants.TicksPerDay) + w.Window.OpenTicks, w.Window))],
                Math.Max(1L, schedule.CycleWeeks) * 7 * NodaConstants.TicksPerDay);
            if (schedule.Windows.Length == 0) continue;
            if (schedule.Effective.IsEmpty)
                Add($"{at}/effective", "It holds on no date: its period is empty. Move an end, or leave the schedule out.", "sla.effective_empty", Severity.Warning);
            else if (schedule.Effective.Intersect(known) is not EffectivePeriod rest)
                Add($"{at}/effective", "It holds only at a time that the calendar does not know; widen the known span, or leave the schedule out.", "sla.outside_horizon", Severity.Warning);
            else if (IsShadowed(i, rest))
                Add(at, "It never holds: schedules that stand later hold on all its dates.", "sla.schedule_shadowed", Severity.Warning);
        }
    }

    /// <summary>Whether the later schedules together leave nothing of a period.</summary>
    private bool IsShadowed(int index, EffectivePeriod period)
    {
        LocalDate from = period.From!.Value;
        IEnumerable<EffectivePeriod> later = _definition.Schedules.Skip(index + 1).Select(static s => s.Effective).Where(static p => !p.IsEmpty).OrderBy(static p => p.From ?? LocalDate.MinIsoValue);
        foreach (EffectivePeriod other in later)
        {
            if (other.From > from) return false;
            if (other.To is not LocalDate to || to >= period.To) return true;
            from = LocalDate.Max(from, to);
        }

        return false;
    }

    private void CheckOverrides()
    {
        Dictionary<LocalDate, int> first = [];
        HashSet<LocalDate> holidays = [];
        if (_definition.Overrides.Length > 0)
        {
            LocalDate from = LocalDate.Max(_options.KnownFrom, _definition.Overrides.Min(static o => o.Date)), to = LocalDate.Min(_options.KnownTo, _definition.Overrides.Max(static o => o.Date));
            foreach (HolidaySet set in _definition.Holidays) set.Visit(from, to, h => holidays.Add(h.Date));
        }

        for (int i = 0; i < _definition.Overrides.Length; i++)
        {
            LocalDate date = _definition.Overrides[i].Date;
            string text = LocalDatePattern.Iso.Format(date);
            if (!first.TryAdd(date, i))
                Add($"/overrides/{i}", $"{text} is overridden already (override {first[date]}); put its windows together.", "sla.override_duplicate");
            if (holidays.Contains(date))
                Add($"/overrides/{i}", $"{text} is a holiday too; the override wins.", "sla.override_on_holiday", Severity.Info);
            if (date < _options.KnownFrom || date >= _options.KnownTo)
                Add($"/overrides/{i}", $"{text} lies at a time that the calendar does not know.", "sla.outside_horizon", Severity.Warning);
            CheckOverlaps($"/overrides/{i}/windows", [.. _definition.Overrides[i].Windows.Select(static w => (w.OpenTicks, w))], long.MaxValue);
        }
    }

    private void CheckClosure(string at, int order, LocalDate from, LocalDate to)
    {
        if (order > 0) Add(at, "It ends before it begins; exchange the two.", "sla.closure_reversed");
        else if (order == 0) Add(at, "It is empty and closes nothing.", "sla.closure_empty", Severity.Info);
        else if (to < _options.KnownFrom || from >= _options.KnownTo)
            Add(at, "It lies at a time that the calendar does not know, and closes nothing.", "sla.outside_horizon", Severity.Warning);
    }

    /// <summary>Each window that begins while an earlier one is open is told once, on the wall clock; the last night of a cycle reaches into its first day.</summary>
    private void CheckOverlaps(string at, (long Start, LocalTimeWindow Window)[] windows, long cycle)
    {
        if (windows.Length < 2) return;
        int[] order = [.. Enumerable.Range(0, windows.Length).OrderBy(i => windows[i].Start).ThenBy(static i => i)];
        // What the cycle before leaves open is the window that reaches furthest.
        int last = order.MaxBy(i => windows[i].Start + windows[i].Window.LengthTicks);
        long open = cycle == long.MaxValue ? long.MinValue : windows[last].Start + windows[last].Window.LengthTicks - cycle;
        foreach (int i in order)
        {
            if (windows[i].Start < open && i != last)
                Add($"{at}/{Math.Max(i, last)}", $"{windows[i].Window} overlaps {windows[last].Window} (windows {Math.Min(i, last)} and {Math.Max(i, last)}); the common time counts once.", "sla.windows_overlap", Severity.Warning);
            long end = windows[i].Start + windows[i].Window.LengthTicks;
            if (end <= open) continue;
            open = end;
            last = i;
        }
    }

    private void Add(string at, string message, string code, Severity severity = Severity.Error) => _found.Add(new ValidationError(at, message, code, severity));
}
