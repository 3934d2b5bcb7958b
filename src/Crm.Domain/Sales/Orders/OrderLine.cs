using Crm.Primitives;

namespace Crm.Domain;

/// <summary>A line of an order: what was agreed, and how much of it was delivered, billed and given up so far.</summary>
public sealed class OrderLine
{
    private OrderLine()
    {
    }

    internal OrderLine(int number, OrderRequestLine line)
    {
        Number = number;
        Sku = line.Sku;
        Name = line.Name;
        Quantity = line.Quantity;
        UnitPrice = line.UnitPrice;
        DiscountPercent = line.DiscountPercent;
        TaxPercent = line.TaxPercent;
        Net = line.Amount.Net;
        Tax = line.Amount.Tax;
        IsStocked = line.IsStocked;
        WarrantyMonths = line.WarrantyMonths;
        BilledNet = Money.Zero(Net.Currency);
        BilledTax = Money.Zero(Net.Currency);
    }

    /// <summary>The position, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The product.</summary>
    public string Sku { get; private set; } = "";

    /// <summary>What the product was called.</summary>
    public string Name { get; private set; } = "";

    /// <summary>How much was ordered.</summary>
    public decimal Quantity { get; private set; }

    /// <summary>The price of one before the discount.</summary>
    public Money UnitPrice { get; private set; }

    /// <summary>The discount of the line.</summary>
    public decimal DiscountPercent { get; private set; }

    /// <summary>The tax rate.</summary>
    public decimal TaxPercent { get; private set; }

    /// <summary>The amount of the whole line before tax.</summary>
    public Money Net { get; private set; }

    /// <summary>The tax on the whole line.</summary>
    public Money Tax { get; private set; }

    /// <summary>The amount of the whole line and its tax.</summary>
    public TaxedAmount Amount => new(Net, Tax);

    /// <summary>True for goods that are taken from stock.</summary>
    public bool IsStocked { get; private set; }

    /// <summary>The months of warranty from delivery; null without one.</summary>
    public int? WarrantyMonths { get; private set; }

    /// <summary>How much was delivered.</summary>
    public decimal FulfilledQuantity { get; private set; }

    /// <summary>How much was invoiced.</summary>
    public decimal BilledQuantity { get; private set; }

    /// <summary>What was invoiced before tax.</summary>
    public Money BilledNet { get; private set; }

    /// <summary>The tax that was invoiced.</summary>
    public Money BilledTax { get; private set; }

    /// <summary>What was invoiced; never more than <see cref="Amount"/>, and exactly that once everything is billed.</summary>
    public TaxedAmount BilledAmount => new(BilledNet, BilledTax);

    /// <summary>How much will never be delivered, because the order was closed short.</summary>
    public decimal ReleasedQuantity { get; private set; }

    /// <summary>What is still to deliver; 0 for what is not taken from stock.</summary>
    public decimal Backorder => IsStocked ? Quantity - FulfilledQuantity - ReleasedQuantity : 0m;

    /// <summary>What is still to bill.</summary>
    public decimal ToBill => Quantity - BilledQuantity - ReleasedQuantity;

    /// <summary>
    /// The price of a further part of the line: the share of everything billed by then, rounded to the smallest unit half away from zero,
    /// minus what was billed before. So the parts of a line add up to the line exactly, however it is cut.
    /// </summary>
    internal TaxedAmount PriceOf(decimal quantity)
    {
        decimal share = BilledQuantity + quantity;
        return new TaxedAmount(Part(Net, share), Part(Tax, share)) - BilledAmount;
    }

    internal void Deliver(decimal quantity) => FulfilledQuantity += quantity;

    internal void Bill(decimal quantity, TaxedAmount amount)
    {
        BilledQuantity += quantity;
        BilledNet += amount.Net;
        BilledTax += amount.Tax;
    }

    internal void ReleaseRest() => ReleasedQuantity = Quantity - Math.Max(BilledQuantity, IsStocked ? FulfilledQuantity : 0m);

    private Money Part(Money whole, decimal quantity) =>
        quantity == Quantity ? whole : (whole * quantity / Quantity).Round(RoundingMode.HalfAwayFromZero);
}
