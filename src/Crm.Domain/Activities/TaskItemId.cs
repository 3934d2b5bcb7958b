namespace Crm.Domain;

/// <summary>The id of a task.</summary>
/// <param name="Value">The value; made at the edge by the host's generator.</param>
public readonly record struct TaskItemId(Guid Value)
{
    /// <summary>The invariant text form.</summary>
    public override string ToString() => Value.ToString("D");
}
