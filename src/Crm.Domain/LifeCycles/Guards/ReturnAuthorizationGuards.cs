namespace Crm.Domain;

/// <summary>What the guards of a return look at, and whether each is met.</summary>
/// <remarks>Hand it to <see cref="LifeCycles.ReturnAuthorization"/>: <c>Fire(state, trigger, guards.IsMet)</c>. A fact left out counts as not given.</remarks>
public sealed record ReturnAuthorizationGuards
{
    /// <summary>Whether the warranty still covers it.</summary>
    public bool WithinWarranty { get; init; }

    /// <summary>Whether somebody who may has let it pass all the same.</summary>
    public bool Override { get; init; }

    /// <summary>What will happen: <c>Repair</c>, <c>Replace</c> or <c>Refund</c>.</summary>
    public string? Disposition { get; init; }

    /// <summary>Why, in words; blank counts as missing.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether what arrived is what was announced.</summary>
    public bool SerialMatches { get; init; }

    /// <summary>What was found; blank counts as missing.</summary>
    public string? InspectionResult { get; init; }

    /// <summary>Whether it was repaired, replaced or refunded.</summary>
    public bool DispositionCarriedOut { get; init; }

    /// <summary>Whether the guard of a name is met.</summary>
    /// <param name="guard">A name from the table.</param>
    /// <exception cref="ArgumentOutOfRangeException">The table has no such guard.</exception>
    public bool IsMet(string guard) => guard switch
    {
        "within warranty || override" => WithinWarranty || Override,
        "disposition in {Repair,Replace,Refund}" => Disposition is "Repair" or "Replace" or "Refund",
        "reason!=null" => Fact.IsThere(Reason),
        "serial matches" => SerialMatches,
        "inspection result!=null" => Fact.IsThere(InspectionResult),
        "disposition carried out" => DispositionCarriedOut,
        _ => throw Fact.Unknown("ReturnAuthorization", guard),
    };
}
