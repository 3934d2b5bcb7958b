using Crm.Primitives;
using NodaTime;
using NodaTime.Text;

namespace Crm.Sla;

/// <summary>Everything that can be wrong with a calendar's definition, found at once.</summary>
internal static class CalendarChecks
{
    internal static List<ValidationError> Check(BusinessCalendarDefinition definition, CalendarOptions options, IDateTimeZoneProvider zones)
    {
        List<ValidationError> found = [];
        if (string.IsNullOrWhiteSpace(definition.Key))
            found.Add(new ValidationError("/key", "Give the calendar a key; targets refer to it.", "sla.key_missing"));
        if (zones.GetZoneOrNull(definition.TimeZone) is null)
            found.Add(new ValidationError("/timeZone", $"'{definition.TimeZone}' is no zone of {zones.VersionId}; use an IANA id such as Asia/Shanghai.", "sla.zone_unknown"));
        if (!(options.KnownFrom <= options.CompiledFrom && options.CompiledFrom < options.CompiledTo && options.CompiledTo <= options.KnownTo)
            || options.KnownFrom.Year < 1600 || options.KnownTo.Year > 3000)
            found.Add(new ValidationError("", "The spans must nest: knownFrom <= compiledFrom < compiledTo <= knownTo, within the years 1600 to 3000.", "sla.horizon_invalid"));
        int entries = definition.Schedules.Sum(static s => s.Windows.Length) + definition.Overrides.Length + definition.Closures.Length
            + definition.InstantClosures.Length + definition.Holidays.Sum(static h => h.Rules.Length + h.Dates.Length);
        if (entries > options.Limits.Expansions)
            found.Add(new ValidationError("", $"{entries} entries are more than the limit of {options.Limits.Expansions}; split the calendar or raise the limit.", "sla.limit_exceeded"));
        CheckSchedules(definition, found);
        CheckOverrides(definition, found);
        for (int i = 0; i < definition.Closures.Length; i++)
            CheckClosure($"/closures/{i}", definition.Closures[i].From.CompareTo(definition.Closures[i].To), found);
        for (int i = 0; i < definition.InstantClosures.Length; i++)
            CheckClosure($"/instantClosures/{i}", definition.InstantClosures[i].From.CompareTo(definition.InstantClosures[i].To), found);
        for (int i = 0; i < definition.Holidays.Length; i++) definition.Holidays[i].Check($"/holidays/{i}", found);
        return found;
    }

    private static void CheckSchedules(BusinessCalendarDefinition definition, List<ValidationError> found)
    {
        for (int i = 0; i < definition.Schedules.Length; i++)
        {
            WeeklySchedule schedule = definition.Schedules[i];
            string at = $"/schedules/{i}";
            if (schedule.CycleWeeks is < 1 or > 104)
                found.Add(new ValidationError($"{at}/cycleWeeks", $"A cycle of {schedule.CycleWeeks} weeks is not possible; use 1 to 104.", "sla.cycle_invalid"));
            else if (schedule.CycleWeeks > 1 && schedule.CycleStart is null)
                found.Add(new ValidationError($"{at}/cycleStart", "Say with which week the cycle begins: any of its dates.", "sla.cycle_start_missing"));
            for (int w = 0; w < schedule.Windows.Length; w++)
            {
                if (schedule.Windows[w].Week < 0 || schedule.Windows[w].Week >= Math.Max(1, schedule.CycleWeeks))
                    found.Add(new ValidationError($"{at}/windows/{w}/week", $"Week {schedule.Windows[w].Week} is not in the cycle; weeks count from 0.", "sla.cycle_week_invalid"));
                if (schedule.Windows[w].Day is < IsoDayOfWeek.Monday or > IsoDayOfWeek.Sunday)
                    found.Add(new ValidationError($"{at}/windows/{w}/day", "Name a weekday, Monday to Sunday.", "sla.weekday_invalid"));
                for (int v = 0; v < w; v++)
                    if (Overlap(schedule, schedule.Windows[v], schedule.Windows[w]))
                        found.Add(new ValidationError($"{at}/windows/{w}", $"{schedule.Windows[w].Window} overlaps {schedule.Windows[v].Window} (window {v}); the common time counts once.", "sla.windows_overlap", Severity.Warning));
            }

            for (int later = i + 1; later < definition.Schedules.Length; later++)
                if (Contains(definition.Schedules[later].Effective, schedule.Effective) && schedule.Windows.Length > 0)
                    found.Add(new ValidationError(at, $"It never holds: schedule {later} holds on all its dates and stands later.", "sla.schedule_shadowed", Severity.Warning));
        }
    }

    private static void CheckOverrides(BusinessCalendarDefinition definition, List<ValidationError> found)
    {
        Dictionary<LocalDate, int> first = [];
        for (int i = 0; i < definition.Overrides.Length; i++)
        {
            LocalDate date = definition.Overrides[i].Date;
            string text = LocalDatePattern.Iso.Format(date);
            if (!first.TryAdd(date, i))
                found.Add(new ValidationError($"/overrides/{i}", $"{text} is overridden already (override {first[date]}); put its windows together.", "sla.override_duplicate"));
            if (definition.Holidays.Any(h => h.Between(date, date).Count > 0))
                found.Add(new ValidationError($"/overrides/{i}", $"{text} is a holiday too; the override wins.", "sla.override_on_holiday", Severity.Info));
        }
    }

    private static void CheckClosure(string at, int order, List<ValidationError> found)
    {
        if (order > 0) found.Add(new ValidationError(at, "It ends before it begins; exchange the two.", "sla.closure_reversed"));
        else if (order == 0) found.Add(new ValidationError(at, "It is empty and closes nothing.", "sla.closure_empty", Severity.Info));
    }

    private static bool Contains(EffectivePeriod outer, EffectivePeriod inner) =>
        (outer.From is null || (inner.From is LocalDate from && from >= outer.From)) && (outer.To is null || (inner.To is LocalDate to && to <= outer.To));

    /// <summary>Compared on the wall clock of the cycle; the last night of a cycle reaches into its first day.</summary>
    private static bool Overlap(WeeklySchedule schedule, WeeklyWindow a, WeeklyWindow b)
    {
        long cycle = Math.Max(1, schedule.CycleWeeks) * 7 * NodaConstants.TicksPerDay;
        long start = Start(a), other = Start(b);
        return Math.Abs(start - other) is long apart
            && (apart < (start < other ? a : b).Window.LengthTicks || cycle - apart < (start < other ? b : a).Window.LengthTicks);

        static long Start(WeeklyWindow w) => (((w.Week * 7) + (int)w.Day - 1) * NodaConstants.TicksPerDay) + w.Window.OpenTicks;
    }
}
