namespace Crm.Domain;

/// <summary>What the guards of an order look at, and whether each is met.</summary>
/// <remarks>Hand it to <see cref="LifeCycles.Order"/>: <c>Fire(state, trigger, guards.IsMet)</c>. A fact left out counts as not given.</remarks>
public sealed record OrderGuards
{
    /// <summary>How many lines it has.</summary>
    public int Lines { get; init; }

    /// <summary>Who pays.</summary>
    public string? BillTo { get; init; }

    /// <summary>Whether it fits into the customer's credit limit.</summary>
    public bool CreditOk { get; init; }

    /// <summary>Whether somebody who may has let it pass all the same.</summary>
    public bool CreditOverride { get; init; }

    /// <summary>Why, in words; blank counts as missing.</summary>
    public string? Reason { get; init; }

    /// <summary>How much is delivered, over all stocked lines.</summary>
    public decimal FulfilledQty { get; init; }

    /// <summary>How much is ordered, over all stocked lines.</summary>
    public decimal OrderedQty { get; init; }

    /// <summary>How many invoices are posted for it.</summary>
    public int PostedInvoices { get; init; }

    /// <summary>How far it is delivered.</summary>
    public Completeness Fulfilment { get; init; }

    /// <summary>How far it is billed.</summary>
    public Completeness Billing { get; init; }

    /// <summary>Whether the guard of a name is met.</summary>
    /// <param name="guard">A name from the table.</param>
    /// <exception cref="ArgumentOutOfRangeException">The table has no such guard.</exception>
    public bool IsMet(string guard) => guard switch
    {
        "lines>=1" => Lines >= 1,
        "billTo!=null" => Fact.IsThere(BillTo),
        "creditOk||creditOverride" => CreditOk || CreditOverride,
        "reason!=null" => Fact.IsThere(Reason),
        "fulfilledQty==0" => FulfilledQty == 0,
        "postedInvoices==0" => PostedInvoices == 0,
        "fulfilment==Full" => Fulfilment == Completeness.Full,
        "billing==Full" => Billing == Completeness.Full,
        "0<fulfilledQty<orderedQty" => FulfilledQty > 0 && FulfilledQty < OrderedQty,
        _ => throw Fact.Unknown("Order", guard),
    };
}
