using NodaTime;

namespace Crm.Domain;

/// <summary>Derives how far an order is paid.</summary>
public static class OrderPayments
{
    /// <summary>How far an order is paid on a day.</summary>
    /// <param name="order">The order.</param>
    /// <param name="invoices">Its invoices; drafts and void ones do not count, and those of other orders are passed over.</param>
    /// <param name="today">The local date.</param>
    /// <returns>
    /// Overdue if anything is outstanding after its due date; Full if everything is billed and nothing outstanding; Partial if something
    /// was paid; else None.
    /// </returns>
    public static PaymentProgress Of(Order order, IEnumerable<Invoice> invoices, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(invoices);
        List<Invoice> counted = [.. invoices.Where(invoice => invoice.OrderNumber == order.Number && invoice.State is InvoiceState.Posted or InvoiceState.Paid)];
        if (counted.Exists(invoice => invoice.StatusOn(today) == InvoiceStatus.Overdue)) return PaymentProgress.Overdue;
        if (order.Billing == Completeness.Full && counted.TrueForAll(static invoice => invoice.State == InvoiceState.Paid)) return PaymentProgress.Full;
        return counted.Exists(static invoice => invoice.Paid.Amount > 0m) ? PaymentProgress.Partial : PaymentProgress.None;
    }
}
