using NodaTime;

namespace Crm.Domain;

/// <summary>What the guards of an entitlement look at, and whether each is met.</summary>
/// <remarks>Hand it to <see cref="LifeCycles.Entitlement"/>: <c>Fire(state, trigger, guards.IsMet)</c>. A fact left out counts as not given.</remarks>
public sealed record EntitlementGuards
{
    /// <summary>The day in the entitlement's zone.</summary>
    public LocalDate Today { get; init; }

    /// <summary>The first day.</summary>
    public LocalDate? StartDate { get; init; }

    /// <summary>The last day, included.</summary>
    public LocalDate? EndDate { get; init; }

    /// <summary>Why, in words; blank counts as missing.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the guard of a name is met.</summary>
    /// <param name="guard">A name from the table.</param>
    /// <exception cref="ArgumentOutOfRangeException">The table has no such guard.</exception>
    public bool IsMet(string guard) => guard switch
    {
        "today(zone)<startDate" => Today < StartDate,
        "startDate<=today(zone)<=endDate" => StartDate <= Today && Today <= EndDate,
        "today(zone)>=startDate" => Today >= StartDate,
        "today(zone)>endDate" => Today > EndDate,
        "reason!=null" => Fact.IsThere(Reason),
        _ => throw Fact.Unknown("Entitlement", guard),
    };
}
