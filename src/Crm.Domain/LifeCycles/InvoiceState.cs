namespace Crm.Domain;

/// <summary>Where an invoice stands. Partly paid and overdue are derived from what is outstanding and the due date.</summary>
/// <remarks>The table is <see cref="LifeCycles.Invoice"/>. Stored by name: the order of the members means nothing.</remarks>
public enum InvoiceState
{
    /// <summary>Being written; it has no number.</summary>
    Draft,

    /// <summary>Has its number and is owed.</summary>
    Posted,

    /// <summary>Nothing is outstanding.</summary>
    Paid,

    /// <summary>What is outstanding is given up.</summary>
    WrittenOff,

    /// <summary>Taken back, with a credit note once it was posted.</summary>
    Void,
}
