using NodaTime;

namespace Crm.Domain;

/// <summary>What the guards of a case look at, and whether each is met.</summary>
/// <remarks>Hand it to <see cref="LifeCycles.Case"/>: <c>Fire(state, trigger, guards.IsMet)</c>. A fact left out counts as not given.</remarks>
public sealed record CaseGuards
{
    /// <summary>Who works on it.</summary>
    public string? Owner { get; init; }

    /// <summary>The queue it lies in.</summary>
    public string? Queue { get; init; }

    /// <summary>Whether the customer was written to.</summary>
    public bool PublicReplySent { get; init; }

    /// <summary>Why, in words; blank counts as missing.</summary>
    public string? Reason { get; init; }

    /// <summary>How it was solved; blank counts as missing.</summary>
    public string? Resolution { get; init; }

    /// <summary>How many child cases are open.</summary>
    public int OpenChildren { get; init; }

    /// <summary>Whether open child cases do not matter.</summary>
    public bool ChildrenOverridden { get; init; }

    /// <summary>The moment of the trigger.</summary>
    public Instant At { get; init; }

    /// <summary>When it was resolved.</summary>
    public Instant? ResolvedAt { get; init; }

    /// <summary>How long a reply reopens it. Its last moment counts.</summary>
    public Duration ReopenWindow { get; init; }

    /// <summary>Whether the customer agreed that it is solved.</summary>
    public bool CustomerConfirmed { get; init; }

    /// <summary>Whether the customer has had time enough to object.</summary>
    public bool AutoCloseDelayElapsed { get; init; }

    /// <summary>Its own id.</summary>
    public string? Id { get; init; }

    /// <summary>The id of the case it is merged into.</summary>
    public string? MasterId { get; init; }

    /// <summary>Whether that case is in a terminal state.</summary>
    public bool MasterTerminal { get; init; }

    /// <summary>Whether the guard of a name is met.</summary>
    /// <param name="guard">A name from the table.</param>
    /// <exception cref="ArgumentOutOfRangeException">The table has no such guard.</exception>
    public bool IsMet(string guard) => guard switch
    {
        "owner||queue" => Fact.IsThere(Owner) || Fact.IsThere(Queue),
        "a public reply was sent" => PublicReplySent,
        "reason!=null" => Fact.IsThere(Reason),
        "resolution!=null" => Fact.IsThere(Resolution),
        "no open child case unless overridden" => OpenChildren == 0 || ChildrenOverridden,
        "within reopenWindow" => ResolvedAt is Instant resolved && At <= resolved + ReopenWindow,
        "customerConfirmed || autoCloseDelay elapsed" => CustomerConfirmed || AutoCloseDelayElapsed,
        "masterId!=null" => Fact.IsThere(MasterId),
        "masterId!=id" => !string.Equals(MasterId, Id, StringComparison.Ordinal),
        "master not terminal" => !MasterTerminal,
        _ => throw Fact.Unknown("Case", guard),
    };
}
