using Crm.Primitives;
using Xunit;

namespace Crm.Pricing.Tests.Taxes;

public sealed class TaxRecordTests
{
    private static readonly RoundingRule Cents = new(0.01m, RoundingMode.HalfAwayFromZero);

    [Theory]
    [InlineData(TaxRounding.PerLine)]
    [InlineData(TaxRounding.PerDocument)]
    [InlineData(TaxRounding.PerCategory)]
    public void Compute_OneIdAtTwoRates_IsTwoRecords(TaxRounding rounding)
    {
        Tax full = new("vat", TaxKind.Percent, 19m), reduced = full with { Amount = 7m };
        TaxDocument document = TaxDocument.Compute([new TaxableLine(100m, 1m, [full]), new TaxableLine(200m, 1m, [reduced]), new TaxableLine(300m, 1m, [full])], rounding, Cents);
        Assert.Equal([("vat", 400m, 76m), ("vat", 200m, 14m)], document.Groups.Select(static g => (g.TaxId, g.Base, g.Amount)));
        Assert.Equal([19m, 14m, 57m], document.Lines.Select(static l => l.Taxes[0].Amount));
    }

    [Theory]
    [InlineData(TaxRounding.PerLine)]
    [InlineData(TaxRounding.PerDocument)]
    [InlineData(TaxRounding.PerCategory)]
    public void Compute_OneTaxTwiceOnALine_CountsTwice(TaxRounding rounding)
    {
        Tax tax = new("levy", TaxKind.Percent, 5m);
        TaxDocument document = TaxDocument.Compute([new TaxableLine(100m, 1m, [tax, tax]), new TaxableLine(100m, 1m, [tax])], rounding, Cents);
        Assert.Equal(("levy", 300m, 15m), Assert.Single(document.Groups.Select(static g => (g.TaxId, g.Base, g.Amount))));
        Assert.Equal(110m, document.Lines[0].TotalIncluded);
    }

    [Fact]
    public void Discount_AReverseCharge_StaysTwoHalves()
    {
        RoundingRule up = new(0.01m, RoundingMode.Ceiling);
        Tax owed = new("owed", TaxKind.Percent, 19m) { ReverseCharge = true };
        TaxDocument less = TaxDocument.Compute([new TaxableLine(100m, 1m, [owed])], TaxRounding.PerDocument, up).Discount(33m, up);
        Assert.Equal((12.73m, -12.73m, 67m), (less.Groups[0].Amount, less.Groups[1].Amount, less.Total));
        TaxDocument odd = TaxDocument.Compute([new TaxableLine(10.33m, 1m, [owed])], TaxRounding.PerDocument, up).Discount(33m, up);
        Assert.Equal(0m, odd.Tax);
    }

    [Fact]
    public void CashTotal_TheBiggestTax_IsOneThatIsPaid()
    {
        Tax owed = new("owed", TaxKind.Percent, 19m) { ReverseCharge = true }, paid = new("paid", TaxKind.Percent, 7m);
        RoundingRule cash = new(0.05m, RoundingMode.HalfAwayFromZero);
        CashTotal total = CashTotal.Round(TaxDocument.Compute([new TaxableLine(100.01m, 1m, [owed]), new TaxableLine(1m, 1m, [paid])], TaxRounding.PerLine, Cents), cash, CashRoundingStrategy.BiggestTax);
        Assert.Equal([19m, -19m, 0.09m], total.Groups.Select(static g => g.Amount));
        Assert.Equal((0m, 101.1m), (total.RoundingLine, total.TotalRounded));
        CashTotal line = CashTotal.Round(TaxDocument.Compute([new TaxableLine(100.01m, 1m, [owed])], TaxRounding.PerLine, Cents), cash, CashRoundingStrategy.BiggestTax);
        Assert.Equal((-0.01m, 100m), (line.RoundingLine, line.TotalRounded));
    }

    [Fact]
    public void MapPrice_ANegativePrice_IsTheMirrorImage()
    {
        Tax from = new("from", TaxKind.Percent, 21m) { PriceIncluded = true };
        Tax[] to = [new Tax("to", TaxKind.Percent, 6m) { PriceIncluded = true }, new Tax("levy", TaxKind.Fixed, 1m) { PriceIncluded = true }];
        Assert.Equal((107m, -107m), (TaxMapping.MapPrice(121m, [from], to), TaxMapping.MapPrice(-121m, [from], to)));
        Assert.Equal(121m, TaxMapping.MapPrice(121m, [from, Tax.Percent(1m)], to));
    }
}
