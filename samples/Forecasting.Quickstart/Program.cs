using Crm.Forecasting;
using Crm.Primitives;
using NodaTime;

ForecastEngine forecast = ForecastEngine.Compile(new ForecastDefinition("field", "EUR",
    [new("Proposal", 0.50m, ForecastCategory.BestCase), new("Negotiation", 0.75m, ForecastCategory.Commit)])).Value;

PipelineDeal Deal(string key, string stage, decimal amount, DealState state = DealState.Open) =>
    new(key, "rep1", stage, new Money(amount, "EUR"), new LocalDate(2026, 5, 29), state);
PipelineDeal[] deals = [Deal("A", "Negotiation", 6_156m, DealState.Won), Deal("B", "Negotiation", 569_600m), Deal("C", "Proposal", 288_000m)];
ForecastSnapshot quarter = forecast.Snapshot(deals, new EffectivePeriod(new LocalDate(2026, 4, 1), new LocalDate(2026, 7, 1))).Value;

foreach (DealContribution c in quarter.Contributions) Console.WriteLine($"{c.Deal.Key} {c.Category} {c.Deal.Amount} x {c.Probability} = {c.Weighted.Amount:0.00}");
Console.WriteLine($"weighted total {quarter.WeightedTotal.Amount:0.00}");
