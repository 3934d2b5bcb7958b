namespace Crm.Pricing;

/// <summary>The order in which prices are ranked. After the last criterion the ids decide, so no tie is left to the store.</summary>
/// <param name="Criteria">The criteria, the first decides first.</param>
public sealed record SelectionOrder(IReadOnlyList<SelectionCriterion> Criteria)
{
    /// <summary>Priority, matched conditions, specificity, lowest quantity, lower amount.</summary>
    /// <remarks>More conditions beat a lower amount: a price for two conditions at 999 wins over one for one condition at 300. The trace shows it.</remarks>
    public static SelectionOrder Default { get; } = new(
        [SelectionCriterion.Priority, SelectionCriterion.MatchedConditions, SelectionCriterion.Specificity, SelectionCriterion.MinQuantity, SelectionCriterion.LowerAmount]);

    /// <summary>Matched conditions, then the lower amount: the order of Medusa.</summary>
    public static SelectionOrder MostConditionsThenLowest { get; } = new([SelectionCriterion.MatchedConditions, SelectionCriterion.LowerAmount]);

    /// <summary>Specificity, then lowest quantity: the order of Odoo.</summary>
    public static SelectionOrder MostSpecificThenQuantity { get; } = new([SelectionCriterion.Specificity, SelectionCriterion.MinQuantity]);
}
