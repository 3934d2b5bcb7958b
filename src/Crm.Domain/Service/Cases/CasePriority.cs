namespace Crm.Domain;

/// <summary>How soon a case is to be worked on.</summary>
public enum CasePriority
{
    /// <summary>When there is time.</summary>
    Low,

    /// <summary>In its turn.</summary>
    Normal,

    /// <summary>Before others.</summary>
    High,

    /// <summary>Now.</summary>
    Critical,
}
