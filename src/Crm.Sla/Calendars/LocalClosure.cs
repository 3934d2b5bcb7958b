using System.Text.Json.Serialization;
using NodaTime;

namespace Crm.Sla;

/// <summary>Closed from one local time to another, whatever the hours say: a works outing, a power cut. It wins over everything.</summary>
/// <param name="From">From when, included.</param>
/// <param name="To">Until when, not included. Equal to <paramref name="From"/> closes nothing.</param>
/// <param name="Reason">Why, for the explanation of a deadline.</param>
[method: JsonConstructor]
public readonly record struct LocalClosure(LocalDateTime From, LocalDateTime To, string Reason = "")
{
    /// <summary>A break on one date, such as 12:00 to 13:30 on 26 November.</summary>
    /// <param name="date">The date on which it begins.</param>
    /// <param name="window">From when to when; it may cross midnight.</param>
    /// <param name="reason">Why.</param>
    public static LocalClosure On(LocalDate date, LocalTimeWindow window, string reason = "")
    {
        LocalDateTime from = date + window.Open;
        return new LocalClosure(from, from.PlusTicks(window.LengthTicks), reason);
    }
}
