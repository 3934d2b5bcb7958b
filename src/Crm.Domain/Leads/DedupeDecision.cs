namespace Crm.Domain;

/// <summary>What somebody, or a rule, has decided about a lead's customer before it is converted.</summary>
public enum DedupeDecision
{
    /// <summary>Nobody has decided yet: it cannot be converted.</summary>
    Undecided,

    /// <summary>It is a customer we do not have.</summary>
    CreateNew,

    /// <summary>It is a customer we have.</summary>
    LinkExisting,
}
