using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

/// <summary>What the guards of a campaign look at, and whether each is met.</summary>
/// <remarks>Hand it to <see cref="LifeCycles.Campaign"/>: <c>Fire(state, trigger, guards.IsMet)</c>. A fact left out counts as not given.</remarks>
public sealed record CampaignGuards
{
    /// <summary>How many recipients it has.</summary>
    public int Audience { get; init; }

    /// <summary>What it may cost.</summary>
    public Money? Budget { get; init; }

    /// <summary>The purpose that recipients must have consented to.</summary>
    public string? Purpose { get; init; }

    /// <summary>The moment of the trigger.</summary>
    public Instant Now { get; init; }

    /// <summary>Not before this moment; null means at once.</summary>
    public Instant? StartAt { get; init; }

    /// <summary>Not after this moment; null means open.</summary>
    public Instant? EndAt { get; init; }

    /// <summary>Why, in words; blank counts as missing.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the guard of a name is met.</summary>
    /// <param name="guard">A name from the table.</param>
    /// <exception cref="ArgumentOutOfRangeException">The table has no such guard.</exception>
    public bool IsMet(string guard) => guard switch
    {
        "audience non-empty" => Audience > 0,
        "budget!=null" => Budget is not null,
        "consent purpose chosen" => Fact.IsThere(Purpose),
        "now>=startAt" => StartAt is not Instant start || Now >= start,
        "now<=endAt" => EndAt is not Instant end || Now <= end,
        "reason!=null" => Fact.IsThere(Reason),
        _ => throw Fact.Unknown("Campaign", guard),
    };
}
