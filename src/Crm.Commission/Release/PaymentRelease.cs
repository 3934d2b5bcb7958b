using Crm.Primitives;

namespace Crm.Commission;

/// <summary>Commission that is earned with the invoice and payable with the cash.</summary>
public static class PaymentRelease
{
    /// <summary>What each payment releases of a commission.</summary>
    /// <param name="commission">The commission earned on the invoice.</param>
    /// <param name="invoice">The total of the invoice; greater than 0.</param>
    /// <param name="payments">The payments in order; negative for a chargeback.</param>
    /// <param name="rounding">The rule of rounding.</param>
    /// <returns>
    /// One amount a payment. After k payments the sum is <c>round(commission * min(cash, invoice) / invoice)</c>, cash being the running sum
    /// and never below 0: a paid invoice releases exactly the commission, whatever the number of payments.
    /// Worked: 100.00 on 1,000.00, paid 1,000.00, then 250.00 charged back: 100.00 and -25.00.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The invoice total is not greater than 0.</exception>
    /// <exception cref="InvalidOperationException">The invoice and a payment have different currencies.</exception>
    public static Money[] Release(Money commission, Money invoice, IReadOnlyList<Money> payments, RoundingRule rounding)
    {
        ArgumentNullException.ThrowIfNull(payments);
        if (invoice.Amount <= 0m) throw new ArgumentOutOfRangeException(nameof(invoice), invoice, "An invoice total is greater than 0.");
        Money[] released = new Money[payments.Count];
        Money cash = Money.Zero(invoice.Currency);
        decimal before = 0m;
        for (int i = 0; i < released.Length; i++)
        {
            cash += payments[i];
            if (cash.Amount < 0m) cash = Money.Zero(invoice.Currency);
            decimal after = rounding.Round(commission.Amount * Math.Min(cash.Amount, invoice.Amount) / invoice.Amount);
            released[i] = new Money(after - before, commission.Currency);
            before = after;
        }

        return released;
    }
}
