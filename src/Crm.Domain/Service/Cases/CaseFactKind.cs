namespace Crm.Domain;

/// <summary>What can happen to a case that a clock of a service level needs to know.</summary>
public enum CaseFactKind
{
    /// <summary>The case was opened.</summary>
    Opened,

    /// <summary>The customer was written to or called, visible to the customer.</summary>
    PublicReply,

    /// <summary>The customer wrote or called.</summary>
    CustomerReply,

    /// <summary>The state changed; <see cref="CaseFact.State"/> is the new one.</summary>
    StateChanged,

    /// <summary>The priority changed.</summary>
    PriorityChanged,
}
