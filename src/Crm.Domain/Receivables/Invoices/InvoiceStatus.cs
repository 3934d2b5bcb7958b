namespace Crm.Domain;

/// <summary>What people call the state of an invoice: derived from its state, what is outstanding and the date.</summary>
public enum InvoiceStatus
{
    /// <summary>Not posted yet.</summary>
    Draft,

    /// <summary>Posted, nothing paid, not late.</summary>
    Posted,

    /// <summary>Posted, partly paid, not late.</summary>
    PartiallyPaid,

    /// <summary>Something is outstanding after the due date.</summary>
    Overdue,

    /// <summary>Everything is paid.</summary>
    Paid,

    /// <summary>Given up.</summary>
    WrittenOff,

    /// <summary>Taken back.</summary>
    Void,
}
