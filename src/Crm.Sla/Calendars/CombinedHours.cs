using NodaTime;

namespace Crm.Sla;

/// <summary>The open time of two calendars taken together, each in its own zone. Immutable and thread-safe.</summary>
internal sealed class CombinedHours(IOpenTime left, IOpenTime right, SetOperation operation, DateTimeZone zone) : IOpenTime
{
    public List<OpenSpan> Between(long from, long to)
    {
        List<OpenSpan> a = left.Between(from, to), b = right.Between(from, to);
        return operation switch
        {
            SetOperation.Union => OpenSpan.Normalize([.. a, .. b]),
            SetOperation.Intersect => OpenSpan.Intersect(a, b),
            _ => OpenSpan.Except(a, b),
        };
    }

    public bool IsBusinessDay(LocalDate date) =>
        Between(zone.AtStartOfDay(date).ToInstant().ToUnixTimeTicks(), zone.AtStartOfDay(date.PlusDays(1)).ToInstant().ToUnixTimeTicks()).Count > 0;

    public string Remark(LocalDate date)
    {
        string a = left.Remark(date), b = right.Remark(date);
        return a.Length == 0 ? b : b.Length == 0 || a == b ? a : a + "; " + b;
    }
}
