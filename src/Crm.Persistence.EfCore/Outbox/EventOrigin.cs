namespace Crm.Persistence.EfCore;

/// <summary>What the events of a save come from, for those who follow a chain of causes.</summary>
/// <param name="CausationId">The id of the message or command that caused the change, or null.</param>
/// <param name="CorrelationId">The id that all messages of one conversation share, or null.</param>
public sealed record EventOrigin(string? CausationId, string? CorrelationId)
{
    /// <summary>Nothing is known.</summary>
    public static EventOrigin Unknown { get; } = new(null, null);
}
