namespace Crm.Sla;

/// <summary>Who speaks.</summary>
public enum Author
{
    /// <summary>The customer, or someone on their side.</summary>
    EndUser,

    /// <summary>Someone of the service desk.</summary>
    Agent,
}
