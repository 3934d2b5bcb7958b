using Crm.Primitives;

namespace Crm.Domain;

/// <summary>A line of an invoice: a part of a line of the order.</summary>
public sealed class InvoiceLine
{
    private InvoiceLine()
    {
    }

    internal InvoiceLine(int number, OrderLine line, decimal quantity, TaxedAmount amount)
    {
        Number = number;
        OrderLineNumber = line.Number;
        Sku = line.Sku;
        Name = line.Name;
        Quantity = quantity;
        TaxPercent = line.TaxPercent;
        Take(amount);
    }

    /// <summary>The position, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The position of the order's line.</summary>
    public int OrderLineNumber { get; private set; }

    /// <summary>The product.</summary>
    public string Sku { get; private set; } = "";

    /// <summary>What the product was called.</summary>
    public string Name { get; private set; } = "";

    /// <summary>How much is billed.</summary>
    public decimal Quantity { get; private set; }

    /// <summary>The tax rate.</summary>
    public decimal TaxPercent { get; private set; }

    /// <summary>The amount before tax.</summary>
    public Money Net { get; private set; }

    /// <summary>The tax.</summary>
    public Money Tax { get; private set; }

    /// <summary>The amount and its tax.</summary>
    public TaxedAmount Amount => new(Net, Tax);

    internal OrderPortion Portion => new(OrderLineNumber, Quantity);

    internal void Take(TaxedAmount amount) => (Net, Tax) = (amount.Net, amount.Tax);
}
