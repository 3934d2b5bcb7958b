namespace Crm.Pricing;

/// <summary>The best combination of promotions for a cart, proven.</summary>
/// <param name="Cart">The cart as it is priced then; its <see cref="PricedCart.Applied"/> are the promotions.</param>
/// <param name="Candidates">How many promotions could have been chosen.</param>
/// <param name="Examined">How many combinations were looked at; the rest was proven not to be better.</param>
public sealed record BestDeal(PricedCart Cart, int Candidates, long Examined);
