using Crm.Primitives;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Crm.Pricing.Tests.Taxes;

public sealed class TaxLaws
{
    private static readonly decimal[] Steps = [1m, 0.1m, 0.01m, 0.001m, 0.0001m, 0.05m, 0.2m];

    private static readonly Gen<Tax> AnyTax =
        from kind in Gen.Choose(0, 6)
        from amount in Gen.Choose(-2_000, 3_000)
        from flags in Gen.Choose(0, 15)
        select new Tax($"{kind}/{amount}/{flags}", kind == 0 ? TaxKind.Fixed : kind == 1 ? TaxKind.Division : TaxKind.Percent, kind == 1 ? Math.Abs(amount) / 100m : amount / 100m)
        {
            PriceIncluded = (flags & 1) != 0,
            AffectsSubsequentBase = (flags & 2) != 0,
            BaseAffectedByPrevious = (flags & 4) == 0,
            ReverseCharge = flags == 15,
        };

    private static readonly Gen<TaxableLine> AnyLine =
        from amount in Gen.Choose(-5_000_000, 5_000_000)
        from quantity in Gen.Choose(-20, 50)
        from taxes in AnyTax.ListOf(3)
        select new TaxableLine(amount / 1000m, quantity, taxes.DistinctBy(static t => t.Id).ToArray());

    private static readonly Gen<(TaxableLine[] Lines, RoundingRule Rule)> AnyDocument =
        from size in Gen.Choose(1, 8)
        from lines in AnyLine.ArrayOf(size)
        from mode in Gen.Choose(0, 8)
        from step in Gen.Elements(Steps)
        select (lines, new RoundingRule(step, (RoundingMode)mode));

    [Theory]
    [InlineData(TaxRounding.PerLine)]
    [InlineData(TaxRounding.PerDocument)]
    [InlineData(TaxRounding.PerCategory)]
    public void Document_AnyTaxesRoundingAndUnit_AddsUp(TaxRounding rounding) => Law.Holds(AnyDocument, document =>
    {
        TaxDocument taxes = TaxDocument.Compute(document.Lines, rounding, document.Rule);
        return taxes.Total == taxes.Untaxed + taxes.Groups.Sum(static g => g.Amount)
            && taxes.Untaxed == taxes.Lines.Sum(static l => l.TotalExcluded)
            && taxes.Total == taxes.Lines.Sum(static l => l.TotalIncluded)
            && taxes.Groups.GroupBy(static g => g.TaxId).All(group =>
                group.Sum(static g => g.Amount) == taxes.Lines.SelectMany(static l => l.Taxes).Where(t => t.TaxId == group.Key).Sum(static t => t.Amount))
            && decimal.Remainder(taxes.Total, document.Rule.Step) == 0m;
    }, 5_000);

    [Theory]
    [InlineData(TaxRounding.PerLine)]
    [InlineData(TaxRounding.PerDocument)]
    [InlineData(TaxRounding.PerCategory)]
    public void Document_PercentagesOnTop_AreTheSameBesideATaxOfNothing(TaxRounding rounding) => Law.Holds(AnyDocument, document =>
    {
        // A tax of nothing in the price makes the line one that is solved, and no longer one whose taxes are each computed by itself.
        TaxableLine[] plain = [.. document.Lines.Select(static line => line with { Taxes = [.. line.Taxes.Select(static t => t with { Kind = TaxKind.Percent, PriceIncluded = false, AffectsSubsequentBase = false })] })];
        Tax nothing = new("nothing", TaxKind.Fixed, 0m) { PriceIncluded = true };
        TaxDocument alone = TaxDocument.Compute(plain, rounding, document.Rule);
        TaxDocument beside = TaxDocument.Compute([.. plain.Select(line => line with { Taxes = [.. line.Taxes, nothing] })], rounding, document.Rule);
        return (alone.Untaxed, alone.Tax) == (beside.Untaxed, beside.Tax)
            && alone.Groups.Select(static g => (g.TaxId, g.Base, g.Amount)).SequenceEqual(beside.Groups.Where(static g => g.TaxId != "nothing").Select(static g => (g.TaxId, g.Base, g.Amount)))
            && alone.Lines.Zip(beside.Lines).All(static both => both.First.TotalExcluded == both.Second.TotalExcluded && both.First.Taxes.SequenceEqual(both.Second.Taxes.SkipLast(1)));
    });

    [Fact]
    public void Line_AllTaxesIncluded_TotalIsThePrice() => Law.Holds(AnyDocument, document =>
        document.Lines.All(line =>
        {
            Tax[] included = [.. line.Taxes.Select(static t => t with { PriceIncluded = true, ReverseCharge = false })];
            return TaxCalculator.ComputeAmount(line.Amount, line.Quantity, included, document.Rule).TotalIncluded == document.Rule.Round(line.Amount);
        }));

    [Fact]
    public void Line_TwinIncludedTaxes_AreEqualToTheCent() => Law.Holds(Gen.Choose(1, 1_000_000), cents =>
    {
        Tax one = new("a", TaxKind.Percent, 6m) { PriceIncluded = true };
        LineTax line = TaxCalculator.Compute(cents / 100m, 1m, [one, one with { Id = "b" }], new RoundingRule(0.01m, RoundingMode.HalfAwayFromZero));
        return line.Taxes[0].Amount == line.Taxes[1].Amount;
    });

    [Fact]
    public void Line_Credit_IsTheNegativeOfTheSale() => Law.Holds(AnyLine, line =>
    {
        RoundingRule rule = new(0.01m, RoundingMode.HalfAwayFromZero);
        LineTax sale = TaxCalculator.ComputeAmount(line.Amount, line.Quantity, line.Taxes, rule);
        LineTax credit = TaxCalculator.ComputeAmount(-line.Amount, -line.Quantity, line.Taxes, rule);
        return line.Quantity == 0m || (sale.TotalExcluded == -credit.TotalExcluded && sale.TotalIncluded == -credit.TotalIncluded);
    });

    [Fact]
    public void Discount_AnyPercentage_LandsOnTheRoundedTotal() => Law.Holds(AnyDocument.SelectMany(static d => Gen.Choose(0, 100).Select(p => (d, p))), pair =>
    {
        ((TaxableLine[] lines, RoundingRule rule), int percent) = pair;
        TaxDocument full = TaxDocument.Compute(lines, TaxRounding.PerDocument, rule);
        TaxDocument less = full.Discount(percent, rule);
        return less.Total == rule.Round(full.Total * (1m - (percent / 100m))) && less.Total == less.Untaxed + less.Groups.Sum(static g => g.Amount);
    });

    [Theory]
    [InlineData("21 to 6", 121, 106)]
    public void MapPrice_AllIncluded_KeepsTheNet(string what, int price, int expected)
    {
        Assert.NotEmpty(what);
        Tax from = new("from", TaxKind.Percent, 21m) { PriceIncluded = true }, to = new("to", TaxKind.Percent, 6m) { PriceIncluded = true };
        Assert.Equal(expected, TaxMapping.MapPrice(price, [from], [to]));
    }
}
