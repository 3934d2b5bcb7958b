namespace Crm.Domain;

/// <summary>How far an order is paid: derived from its invoices, never stored.</summary>
public enum PaymentProgress
{
    /// <summary>Nothing was paid.</summary>
    None,

    /// <summary>Some was paid, and nothing is late.</summary>
    Partial,

    /// <summary>Everything was billed and paid.</summary>
    Full,

    /// <summary>Something is outstanding after its due date.</summary>
    Overdue,
}
