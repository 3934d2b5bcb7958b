using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Crm.Commission.Tests;

public sealed class CommissionLaws
{
    private static readonly Gen<(CommissionEngine Engine, Credit[] Credits)> Cases =
        from curve in Given.Curves
        from rounding in Gen.Elements(LineRounding.Telescoping, LineRounding.PerLine)
        from cap in Gen.Elements<decimal?>(null, 3_000m)
        from credits in Given.CreditLists
        select (Given.Engine(curve, rounding, cap), credits);

    [Fact]
    public void Calculate_OrderOfLoading_ChangesNoLine() =>
        Law.Holds(Cases, static c =>
            Calculate(c.Engine, c.Credits).Equals(Calculate(c.Engine, [.. c.Credits.Reverse()]))
            && Calculate(c.Engine, c.Credits).Equals(Calculate(c.Engine, [.. c.Credits.OrderBy(static x => x.Amount.Amount)])));

    [Fact]
    public void Calculate_PartsOfALine_AddUpToItExactly() =>
        Law.Holds(Cases, static c => Calculate(c.Engine, c.Credits).Lines.All(static l => l.Parts.Sum(static p => p.Amount) == l.Earned.Amount), 3_000);

    [Fact]
    public void Calculate_Lines_AddUpToTheTotal() =>
        Law.Holds(Cases, static c =>
        {
            Statement s = Calculate(c.Engine, c.Credits);
            return s.Lines.Sum(static l => l.Earned.Amount) - s.CappedOff.Amount == s.Total.Amount;
        });

    [Fact]
    public void Calculate_Telescoping_AnyPrefixIsTheRoundedCurve() =>
        Law.Holds(Cases, static c =>
        {
            if (c.Engine.Plan.LineRounding == LineRounding.PerLine) return true;
            decimal paid = 0m;
            return Calculate(c.Engine, c.Credits).Lines.All(line =>
            {
                paid += line.Earned.Amount;
                decimal curve = CommissionEngine.Curve(c.Engine.Plan.Components[0], line.AttainmentAfter, 300_000m);
                decimal start = CommissionEngine.Curve(c.Engine.Plan.Components[0], 0m, 300_000m);
                return paid == c.Engine.Plan.Rounding.Round(curve) - c.Engine.Plan.Rounding.Round(start);
            });
        }, 2_000);

    [Fact]
    public void Calculate_PeriodCutInTwo_GivesTheSameLines() =>
        Law.Holds(from c in Cases from cut in Gen.Choose(0, 30) select (c, cut), static x =>
        {
            Credit[] ordered = [.. x.c.Credits.OrderBy(static k => k.Date).ThenBy(static k => k.Sequence)];
            Credit[] first = [.. ordered.Take(x.cut)], rest = [.. ordered.Skip(x.cut)];
            Statement whole = Calculate(x.c.Engine, ordered), begun = Calculate(x.c.Engine, first);
            Statement ended = x.c.Engine.Calculate(Given.Measure() with { StartAttainment = begun.Attainment.Amount }, rest).Value;
            return whole.Lines.SequenceEqual(begun.Lines.Concat(ended.Lines));
        });

    [Fact]
    public void Reverse_TelescopedMarginalCurve_CurrentPositionEqualsReplay() =>
        Law.Holds(from list in Given.CreditLists where list.Length > 0 from index in Gen.Choose(0, list.Length - 1) select (list, index), static x =>
        {
            CommissionEngine engine = Given.Engine(Given.SellerCurve);
            string id = x.list[x.index].Id;
            return engine.Reverse(Given.Measure(), x.list, id, ReversalPolicy.AtCurrentPosition).Value.Delta
                == engine.Reverse(Given.Measure(), x.list, id, ReversalPolicy.Replay).Value.Delta;
        });

    [Fact]
    public void Explain_AnyMove_AddsUpToTheDifferenceOfTheCurve() =>
        Law.Holds(
            from curve in Given.Curves from a in Gen.Choose(-50_000, 900_000) from b in Gen.Choose(-50_000, 900_000) select (curve, (decimal)a, (decimal)b),
            static c => c.curve.Explain(c.Item2, c.Item3, 300_000m).Sum(static p => p.Amount) == c.curve.At(c.Item3, 300_000m) - c.curve.At(c.Item2, 300_000m), 5_000);

    private static Statement Calculate(CommissionEngine engine, Credit[] credits) => engine.Calculate(Given.Measure(), credits).Value;
}
