using Crm.Primitives;

namespace Crm.Domain;

/// <summary>What remains of the installments of an invoice once payments and credit notes have been used up.</summary>
/// <remarks>
/// Payments, and after them credit notes, fill the earliest installment first. Worked: 60, 100, 40 with a payment of 40 and a credit note
/// of 100 leaves 0, 20, 40. Pure and thread-safe. Law: outstanding plus settled is the total, whatever is left over is unapplied.
/// </remarks>
public static class InstallmentPlan
{
    /// <summary>Settles installments, the earliest first.</summary>
    /// <param name="installments">The parts in the order they fall due; none negative; one currency.</param>
    /// <param name="payments">What was paid; none negative; the same currency.</param>
    /// <param name="creditNotes">What was credited; none negative; the same currency.</param>
    /// <exception cref="ArgumentException">There is no installment, or an amount is negative.</exception>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static InstallmentBalance Settle(IReadOnlyList<Money> installments, IReadOnlyList<Money> payments, IReadOnlyList<Money> creditNotes)
    {
        ArgumentNullException.ThrowIfNull(installments);
        ArgumentNullException.ThrowIfNull(payments);
        ArgumentNullException.ThrowIfNull(creditNotes);
        if (installments.Count == 0) throw new ArgumentException("An invoice has at least one installment.", nameof(installments));
        Money left = Money.Zero(installments[0].Currency);
        foreach (Money amount in payments.Concat(creditNotes)) left += NotNegative(amount, nameof(payments));
        Money[] outstanding = new Money[installments.Count];
        for (int i = 0; i < outstanding.Length; i++)
        {
            Money part = NotNegative(installments[i], nameof(installments));
            Money used = left < part ? left : part;
            outstanding[i] = part - used;
            left -= used;
        }

        return new InstallmentBalance(outstanding, left);
    }

    private static Money NotNegative(Money amount, string parameter) =>
        amount.Amount >= 0m ? amount : throw new ArgumentException("An installment, payment or credit note is not negative.", parameter);
}
