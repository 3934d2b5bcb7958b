namespace Crm.Pricing;

/// <summary>Why a line costs what it costs: every price and every rule that was considered, and the waterfall they lead to.</summary>
/// <param name="Line">The priced line with its waterfall.</param>
/// <param name="Prices">The prices that were considered; null for a line that brings its own.</param>
/// <param name="Rules">
/// Every rule that is aimed at the product, its categories or everything, and every discount of the line; first those that do not apply,
/// from the most specific target to the least, then those that came into question, in the order in which they apply.
/// </param>
/// <remarks>Law: the amounts of the rules that applied are what the steps of their stage take off, exactly.</remarks>
public sealed record LineExplanation(PricedLine Line, PriceSelection? Prices, IReadOnlyList<RuleConsideration> Rules);
