namespace Crm.Scoring;

/// <summary>Why a candidate was not eligible: the first reason, in this order.</summary>
public enum RoutingRejection
{
    /// <summary>It does not serve the queue.</summary>
    Queue,

    /// <summary>It is not available.</summary>
    Availability,

    /// <summary>It lacks a skill, or the level of it.</summary>
    Skill,

    /// <summary>It does not cover the territory.</summary>
    Territory,

    /// <summary>It has no room for the effort.</summary>
    Capacity,
}
