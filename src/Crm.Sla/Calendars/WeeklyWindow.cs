using System.Text.Json.Serialization;
using NodaTime;

namespace Crm.Sla;

/// <summary>Opening hours on one weekday of a schedule.</summary>
/// <param name="Day">The weekday on which they open.</param>
/// <param name="Window">From when to when.</param>
/// <param name="Week">In which week of the cycle, from 0. The default is the first, which is every week where the cycle has one.</param>
[method: JsonConstructor]
public readonly record struct WeeklyWindow(IsoDayOfWeek Day, LocalTimeWindow Window, int Week = 0);
