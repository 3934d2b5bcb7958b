namespace Crm.Pricing;

/// <summary>What an amendment, a renewal or a co-termination costs, and the terms as they are then.</summary>
/// <param name="Charges">A charge for each line that is concerned; credits are negative.</param>
/// <param name="Terms">The terms afterwards, in the order they were given.</param>
public sealed record TermOffer(IReadOnlyList<TermCharge> Charges, IReadOnlyList<ContractTerm> Terms)
{
    /// <summary>The sum of the charges.</summary>
    public decimal Total => Charges.Sum(static charge => charge.Amount);

    /// <summary>The term afterwards, where there is one.</summary>
    public ContractTerm Term => Terms[0];
}
