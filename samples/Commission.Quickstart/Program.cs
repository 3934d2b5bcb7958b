using Crm.Commission;
using Crm.Primitives;
using NodaTime;

MarginalCurve accelerator = new([new(0m, 100m, 0.03m), new(100m, 150m, 0.05m), new(150m, null, 0.07m)], TierMeasure.PercentOfQuota);
Currency eur = Currency.Of("EUR");
CommissionEngine plan = CommissionEngine.Compile(CommissionPlan.Simple("sellers", eur, "revenue", accelerator, RoundingMode.HalfEven)).Value;

PayeeMeasure quarter = new("rep1", new EffectivePeriod(new LocalDate(2026, 4, 1), new LocalDate(2026, 7, 1)), new Money(300_000m, eur));
Statement statement = plan.Calculate(quarter, [new("c1", "rep1", "revenue", new LocalDate(2026, 5, 18), 1, new Money(385_238m, eur), "deal 7")]).Value;

foreach (CurvePart part in statement.Lines[0].Parts) Console.WriteLine($"{part.Kind} {part.From:0} to {part.To:0} at {part.Rate:0%}: {part.Amount:0.00}");
Console.WriteLine($"{statement.AttainmentPercent:0.00} % of quota pays {statement.Total}");
