using Crm.Primitives;

namespace Crm.Domain;

/// <summary>What is still to pay of each installment, and what was paid beyond all of them.</summary>
/// <param name="Outstanding">One amount for each installment, in its order.</param>
/// <param name="Unapplied">What is left of payments and credit notes after the last installment.</param>
public sealed record InstallmentBalance(IReadOnlyList<Money> Outstanding, Money Unapplied);
