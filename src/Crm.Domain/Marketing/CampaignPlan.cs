using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

/// <summary>What a campaign is to be.</summary>
/// <param name="Id">Its id, made by the caller.</param>
/// <param name="Number">The number for people; touches and sendings name it.</param>
/// <param name="Name">Its name.</param>
public sealed record CampaignPlan(CampaignId Id, string Number, string Name)
{
    /// <summary>What it may cost; needed before it is ready.</summary>
    public Money? Budget { get; init; }

    /// <summary>The channels it uses, such as <c>email</c>.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>The purpose that recipients must have consented to; needed before it is ready.</summary>
    public string? Purpose { get; init; }

    /// <summary>Not to be launched before; null for at once.</summary>
    public Instant? StartAt { get; init; }

    /// <summary>Not to be resumed after; null for open.</summary>
    public Instant? EndAt { get; init; }
}
