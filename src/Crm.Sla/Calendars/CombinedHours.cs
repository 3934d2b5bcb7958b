using NodaTime;

namespace Crm.Sla;

/// <summary>The open time of several calendars taken together, each in its own zone. Immutable and thread-safe.</summary>
/// <remarks>Made from what its parts have laid out already, so a combination of combinations costs no more than one of plain calendars.</remarks>
internal sealed class CombinedHours(IReadOnlyList<BusinessCalendar> parts, CalendarOperation operation, DateTimeZone zone) : IOpenTime
{
    public List<OpenSpan> Between(long from, long to)
    {
        List<OpenSpan> all = parts[0].OpenSpans(from, to);
        foreach (BusinessCalendar part in parts.Skip(1))
        {
            List<OpenSpan> other = part.OpenSpans(from, to);
            all = operation switch
            {
                CalendarOperation.Union => OpenSpan.Normalize([.. all, .. other]),
                CalendarOperation.Intersection => OpenSpan.Intersect(all, other),
                _ => OpenSpan.Except(all, other),
            };
        }

        return all;
    }

    public bool IsBusinessDay(LocalDate date) =>
        Between(zone.AtStartOfDay(date).ToInstant().ToUnixTimeTicks(), zone.AtStartOfDay(date.PlusDays(1)).ToInstant().ToUnixTimeTicks()).Count > 0;

    public string Remark(LocalDate date) =>
        string.Join("; ", parts.Select(p => p.RemarkOn(date)).Where(static r => r.Length > 0).Distinct(StringComparer.Ordinal));
}
