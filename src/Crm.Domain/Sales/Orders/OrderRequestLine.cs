using Crm.Primitives;

namespace Crm.Domain;

/// <summary>One line of what is to be ordered: a snapshot, so that later changes of product or price list do not touch it.</summary>
/// <param name="Sku">The product.</param>
/// <param name="Name">What the product was called.</param>
/// <param name="Quantity">How much; greater than 0.</param>
/// <param name="UnitPrice">The price of one before the discount.</param>
/// <param name="DiscountPercent">The discount of the line, 0 to 100.</param>
/// <param name="TaxPercent">The tax rate.</param>
/// <param name="Amount">The amount of the line and its tax, as quoted.</param>
public sealed record OrderRequestLine(
    string Sku, string Name, decimal Quantity, Money UnitPrice, decimal DiscountPercent, decimal TaxPercent, TaxedAmount Amount)
{
    /// <summary>True for goods that are taken from stock; only they count for fulfilment. The default is false.</summary>
    public bool IsStocked { get; init; }

    /// <summary>The months of warranty from delivery; null without one.</summary>
    public int? WarrantyMonths { get; init; }

    /// <summary>A line priced by quantity, unit price, discount and tax rate, for a cart without a quote.</summary>
    /// <param name="sku">The product.</param>
    /// <param name="name">What the product is called.</param>
    /// <param name="quantity">How much.</param>
    /// <param name="unitPrice">The price of one before the discount.</param>
    /// <param name="discountPercent">The discount of the line.</param>
    /// <param name="taxPercent">The tax rate.</param>
    /// <param name="rounding">How the net, and then the tax on the rounded net, are rounded.</param>
    /// <returns>Worked: 57 at 114.00 with 5 % off and 6 % tax, to cents: net 6173.10, tax 370.39.</returns>
    public static OrderRequestLine Priced(
        string sku, string name, decimal quantity, Money unitPrice, decimal discountPercent, decimal taxPercent, RoundingRule rounding)
    {
        Money net = (unitPrice * quantity * (1m - (discountPercent / 100m))).Round(rounding);
        Money tax = (net * (taxPercent / 100m)).Round(rounding);
        return new OrderRequestLine(sku, name, quantity, unitPrice, discountPercent, taxPercent, new TaxedAmount(net, tax));
    }
}
