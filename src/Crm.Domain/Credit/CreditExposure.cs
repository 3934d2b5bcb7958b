using Crm.Primitives;

namespace Crm.Domain;

/// <summary>What a customer could cost if nothing more were paid: open receivables and confirmed orders that are not invoiced yet.</summary>
/// <remarks>
/// All amounts include tax and are in one currency, the company's; convert foreign documents at the rate of the day first. Exposures of
/// several customers add up, which is how a group limit covers the hierarchy below it. Immutable and thread-safe.
/// </remarks>
public readonly record struct CreditExposure
{
    /// <summary>Makes an exposure.</summary>
    /// <param name="openReceivables">Outstanding invoices minus unapplied receipts; may be negative where a customer has paid ahead.</param>
    /// <param name="confirmedNotInvoiced">The part of confirmed orders that no invoice covers yet.</param>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public CreditExposure(Money openReceivables, Money confirmedNotInvoiced)
    {
        Total = openReceivables + confirmedNotInvoiced;
        OpenReceivables = openReceivables;
        ConfirmedNotInvoiced = confirmedNotInvoiced;
    }

    /// <summary>Outstanding invoices minus unapplied receipts.</summary>
    public Money OpenReceivables { get; }

    /// <summary>The part of confirmed orders that no invoice covers yet.</summary>
    public Money ConfirmedNotInvoiced { get; }

    /// <summary>The sum of both.</summary>
    public Money Total { get; }

    /// <summary>No exposure.</summary>
    /// <param name="currency">The currency of the company.</param>
    public static CreditExposure None(Currency currency) => new(Money.Zero(currency), Money.Zero(currency));

    /// <summary>The exposure once a document is confirmed or posted as well.</summary>
    /// <param name="document">The total of the order or invoice, tax included.</param>
    /// <param name="coveredOrders">
    /// The part of <see cref="ConfirmedNotInvoiced"/> that the document invoices, so that it is not counted twice; zero for an order.
    /// </param>
    /// <returns>Worked: 1000.00 confirmed, an invoice of 1500.00 that covers 1000.00 of it: 1500.00.</returns>
    public Money With(Money document, Money coveredOrders) => Total - coveredOrders + document;

    /// <summary>The sum of two exposures.</summary>
    public static CreditExposure operator +(CreditExposure left, CreditExposure right) =>
        new(left.OpenReceivables + right.OpenReceivables, left.ConfirmedNotInvoiced + right.ConfirmedNotInvoiced);

    /// <summary>The sum of two exposures.</summary>
    /// <param name="other">The other exposure.</param>
    public CreditExposure Add(CreditExposure other) => this + other;
}
