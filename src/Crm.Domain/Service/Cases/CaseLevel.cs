namespace Crm.Domain;

/// <summary>How many are hit, or how long it can wait: the two questions that make a priority.</summary>
public enum CaseLevel
{
    /// <summary>One person; it can wait.</summary>
    Low,

    /// <summary>Several people; within days.</summary>
    Medium,

    /// <summary>A whole business; at once.</summary>
    High,
}
