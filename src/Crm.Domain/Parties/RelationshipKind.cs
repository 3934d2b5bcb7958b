namespace Crm.Domain;

/// <summary>How two parties are related, read from either side.</summary>
/// <param name="Key">The stable key.</param>
/// <param name="Name">What the first is to the second, such as <c>works for</c>.</param>
/// <param name="InverseName">What the second is to the first, such as <c>employs</c>; the same text for a symmetric one.</param>
public sealed record RelationshipKind(string Key, string Name, string InverseName)
{
    /// <summary>A person works for an organisation.</summary>
    public static RelationshipKind Employment { get; } = new("employment", "works for", "employs");

    /// <summary>A person belongs to a household.</summary>
    public static RelationshipKind HouseholdMember { get; } = new("household-member", "belongs to", "has the member");

    /// <summary>Two persons are married or live as if they were.</summary>
    public static RelationshipKind Spouse { get; } = new("spouse", "is the spouse of", "is the spouse of");

    /// <summary>An organisation advises or represents another.</summary>
    public static RelationshipKind Representative { get; } = new("representative", "represents", "is represented by");
}
