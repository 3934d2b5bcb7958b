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
}
