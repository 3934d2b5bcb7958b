namespace Crm.Pricing;

/// <summary>How much is taken off.</summary>
/// <param name="Unit">Percent, amount or price.</param>
/// <param name="Value">The number; for a percentage 12 means 12 %. Negative is a surcharge.</param>
/// <param name="Scope">Per unit or per line; a percentage is the same either way.</param>
/// <remarks>
/// Worked: 12 % of 3 x 150,000.00 is 54,000.00; 10.00 per unit of 200 is 2,000.00 and per line 10.00; 3 x 100.00 at a price of 80.00 per unit
/// is 60.00 off. A line that gives back is the mirror image of the one that sold, whatever unit, scope and limit: of -3 x 100.00 the same
/// values take off -60.00 and -10.00, so a credit is what was paid.
/// </remarks>
public readonly record struct DiscountValue(DiscountUnit Unit, decimal Value, DiscountScope Scope)
{
    /// <summary>The most that is taken off a line, or less is given back for one of negative quantity; null for no limit.</summary>
    public decimal? MaxAmount { get; init; }

    /// <summary>A percentage off.</summary>
    /// <param name="percent">The percentage.</param>
    public static DiscountValue OfPercent(decimal percent) => new(DiscountUnit.Percent, percent, DiscountScope.PerLine);

    /// <summary>An amount off.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="scope">From every unit, or once from the line.</param>
    public static DiscountValue OfAmount(decimal amount, DiscountScope scope) => new(DiscountUnit.Amount, amount, scope);

    /// <summary>A new price.</summary>
    /// <param name="price">The price.</param>
    /// <param name="scope">Of a unit, or of the line.</param>
    public static DiscountValue OfPrice(decimal price, DiscountScope scope) => new(DiscountUnit.Price, price, scope);

    /// <summary>What is taken off an amount, unrounded and not yet limited to the amount itself.</summary>
    /// <param name="amount">The amount of the line so far.</param>
    /// <param name="quantity">The quantity; a negative one gives minus the discount of the opposite amount and quantity.</param>
    public decimal DiscountOf(decimal amount, decimal quantity) => new DiscountTerm(this).DiscountOf(amount, quantity);
}
