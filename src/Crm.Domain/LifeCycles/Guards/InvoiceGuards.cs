namespace Crm.Domain;

/// <summary>What the guards of an invoice look at, and whether each is met.</summary>
/// <remarks>Hand it to <see cref="LifeCycles.Invoice"/>: <c>Fire(state, trigger, guards.IsMet)</c>. A fact left out counts as not given.</remarks>
public sealed record InvoiceGuards
{
    /// <summary>How many lines it has.</summary>
    public int Lines { get; init; }

    /// <summary>Its number from a gap-free series.</summary>
    public string? Number { get; init; }

    /// <summary>What is still owed.</summary>
    public decimal Outstanding { get; init; }

    /// <summary>Who agreed to write it off.</summary>
    public string? Approver { get; init; }

    /// <summary>Why, in words; blank counts as missing.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether a payment is applied to it.</summary>
    public bool PaymentApplied { get; init; }

    /// <summary>The credit note that takes it back.</summary>
    public string? CreditNote { get; init; }

    /// <summary>Whether the guard of a name is met.</summary>
    /// <param name="guard">A name from the table.</param>
    /// <exception cref="ArgumentOutOfRangeException">The table has no such guard.</exception>
    public bool IsMet(string guard) => guard switch
    {
        "lines>=1" => Lines >= 1,
        "number assigned gap-free" => Fact.IsThere(Number),
        "outstanding==0" => Outstanding == 0,
        "outstanding>0" => Outstanding > 0,
        "approver!=null" => Fact.IsThere(Approver),
        "reason!=null" => Fact.IsThere(Reason),
        "no payment applied" => !PaymentApplied,
        "credit note issued" => Fact.IsThere(CreditNote),
        _ => throw Fact.Unknown("Invoice", guard),
    };
}
