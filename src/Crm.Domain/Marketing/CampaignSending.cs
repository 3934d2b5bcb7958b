namespace Crm.Domain;

/// <summary>What a sending decided.</summary>
/// <param name="Sent">Who is written to, in the order of the recipients.</param>
/// <param name="Suppressed">Who is not, and why, in the same order. Nobody is left out silently.</param>
public sealed record CampaignSending(IReadOnlyList<string> Sent, IReadOnlyList<SuppressedRecipient> Suppressed);
