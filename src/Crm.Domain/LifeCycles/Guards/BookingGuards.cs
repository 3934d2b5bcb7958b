namespace Crm.Domain;

/// <summary>What the guards of a booking look at, and whether each is met.</summary>
/// <remarks>Hand it to <see cref="LifeCycles.Booking"/>: <c>Fire(state, trigger, guards.IsMet)</c>. A fact left out counts as not given.</remarks>
public sealed record BookingGuards
{
    /// <summary>Why, in words; blank counts as missing.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the guard of a name is met.</summary>
    /// <param name="guard">A name from the table.</param>
    /// <exception cref="ArgumentOutOfRangeException">The table has no such guard.</exception>
    public bool IsMet(string guard) => guard switch
    {
        "reason!=null" => Fact.IsThere(Reason),
        _ => throw Fact.Unknown("Booking", guard),
    };
}
