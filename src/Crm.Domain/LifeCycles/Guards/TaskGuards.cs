using NodaTime;

namespace Crm.Domain;

/// <summary>What the guards of a task look at, and whether each is met.</summary>
/// <remarks>Hand it to <see cref="LifeCycles.Task"/>: <c>Fire(state, trigger, guards.IsMet)</c>. A fact left out counts as not given.</remarks>
public sealed record TaskGuards
{
    /// <summary>The moment of the trigger.</summary>
    public Instant Now { get; init; }

    /// <summary>The moment it is put off to.</summary>
    public Instant? Until { get; init; }

    /// <summary>Whether the guard of a name is met.</summary>
    /// <param name="guard">A name from the table.</param>
    /// <exception cref="ArgumentOutOfRangeException">The table has no such guard.</exception>
    public bool IsMet(string guard) => guard switch
    {
        "until>now" => Until > Now,
        _ => throw Fact.Unknown("Task", guard),
    };
}
