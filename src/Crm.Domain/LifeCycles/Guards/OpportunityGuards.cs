using Crm.Primitives;

namespace Crm.Domain;

/// <summary>What the guards of an opportunity look at, and whether each is met.</summary>
/// <remarks>Hand it to <see cref="LifeCycles.Opportunity"/>: <c>Fire(state, trigger, guards.IsMet)</c>. A fact left out counts as not given.</remarks>
public sealed record OpportunityGuards
{
    /// <summary>Whether the stage belongs to the pipeline.</summary>
    public bool StageInPipeline { get; init; }

    /// <summary>Whether the stage is one for open deals.</summary>
    public bool StageIsOpen { get; init; }

    /// <summary>Whether what the stage asks for is there.</summary>
    public bool StageEntryCriteriaMet { get; init; }

    /// <summary>Why, in words; blank counts as missing.</summary>
    public string? Reason { get; init; }

    /// <summary>What it is worth.</summary>
    public Money? Amount { get; init; }

    /// <summary>Whose deal it is.</summary>
    public string? Customer { get; init; }

    /// <summary>Why it was lost, in words; blank counts as missing.</summary>
    public string? LostReason { get; init; }

    /// <summary>Whether the guard of a name is met.</summary>
    /// <param name="guard">A name from the table.</param>
    /// <exception cref="ArgumentOutOfRangeException">The table has no such guard.</exception>
    public bool IsMet(string guard) => guard switch
    {
        "stage in pipeline" => StageInPipeline,
        "stage is open kind" => StageIsOpen,
        "stageEntryCriteriaMet" => StageEntryCriteriaMet,
        "reason!=null" => Fact.IsThere(Reason),
        "amount!=null" => Amount is not null,
        "customer!=null" => Fact.IsThere(Customer),
        "lostReason!=null" => Fact.IsThere(LostReason),
        _ => throw Fact.Unknown("Opportunity", guard),
    };
}
