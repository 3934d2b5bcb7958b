using NodaTime;

namespace Crm.Domain;

/// <summary>A touch as it is stored: whom a campaign reached. Moves along when a lead is converted.</summary>
/// <param name="Id">Its id, made by the caller.</param>
/// <param name="SubjectKey">The number of the lead, party or opportunity.</param>
/// <param name="CampaignKey">The campaign's number.</param>
/// <param name="Channel">By which channel; empty if not known.</param>
/// <param name="At">When.</param>
/// <param name="Ordinal">Tells touches of the same moment apart: the earlier first.</param>
public sealed record CampaignTouch(Guid Id, string SubjectKey, string CampaignKey, string Channel, Instant At, int Ordinal)
{
    /// <summary>The touch of an attribution.</summary>
    public Touchpoint Touchpoint => new(CampaignKey, At, Channel);
}
