using System.Text.Json.Serialization;
using NodaTime;

namespace Crm.Sla;

/// <summary>A day that is a holiday.</summary>
/// <param name="Date">The local date.</param>
/// <param name="Name">What it is called.</param>
/// <param name="IsObserved">True if the holiday falls on another day and is observed on this one.</param>
[method: JsonConstructor]
public readonly record struct HolidayDate(LocalDate Date, string Name, bool IsObserved = false);
