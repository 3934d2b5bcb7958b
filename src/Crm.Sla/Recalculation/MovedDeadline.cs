using NodaTime;

namespace Crm.Sla;

/// <summary>A due date that a changed calendar moves.</summary>
/// <param name="Index">The place of the timer in the list given.</param>
/// <param name="Before">When it was due.</param>
/// <param name="After">When it will be due.</param>
public readonly record struct MovedDeadline(int Index, Moment Before, Moment After)
{
    /// <summary>True if it moves to a later instant.</summary>
    public bool IsLater => After > Before;
}
