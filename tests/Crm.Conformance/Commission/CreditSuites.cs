using System.Globalization;
using System.Text.Json;
using Crm.Commission;
using Crm.Primitives;
using NodaTime;
using NodaTime.Text;
using static Crm.Conformance.Commission.CommissionVectors;

namespace Crm.Conformance.Commission;

public sealed class CreditRollupSuite : VectorSuite
{
    private static readonly LocalDate Day = new(2026, 1, 1);

    public override string Name => "commission/credit_rollup";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string id, JsonElement row) in file.Rows())
        {
            if (row.TryGetProperty("expectedError", out JsonElement error)) cases.Case(id, () => Refused(row, error.GetString()!));
            else if (row.TryGetProperty("hierarchies", out JsonElement several)) cases.Case(id, () =>
            {
                foreach (JsonProperty tree in several.EnumerateObject())
                    Compare(row.GetProperty("expected").GetProperty(tree.Name), Rolled(Direct(row, "credits"), tree.Value), tree.Name);
            });
            else cases.Case(id, () =>
            {
                JsonElement tree = row.GetProperty("tree");
                if (row.TryGetProperty("credits", out _)) Compare(row.GetProperty("expectedRevenue"), Rolled(Direct(row, "credits"), tree), "revenue");
                if (row.TryGetProperty("revenue", out _)) Compare(row.GetProperty("expectedRevenue"), Rolled(Split(row, "revenue").Value, tree), "revenue");
                if (row.TryGetProperty("overlay", out JsonElement overlay))
                    Compare(row.GetProperty("expectedOverlay"), Rolled([.. overlay.EnumerateArray().Select((o, i) => Overlay(row, o, i))], tree), "overlay");
            });
        }
    }

    private static void Refused(JsonElement row, string expected)
    {
        IReadOnlyList<ValidationError> problems = row.TryGetProperty("tree", out JsonElement tree) ? Hierarchy(tree).ValidationErrors : Split(row, "revenue").ValidationErrors;
        string code = expected switch
        {
            "HierarchyCycle" => HierarchyErrors.Cycle,
            "DuplicateSplitMember" => "commission.split_duplicate",
            _ => "commission.split_total",
        };
        ValidationError? problem = problems.FirstOrDefault(p => p.ErrorCode == code);
        Expect.True(problem is not null, code, string.Join(", ", problems.Select(static p => p.ErrorCode)));
        if (row.TryGetProperty("cycle", out JsonElement cycle))
        {
            foreach (JsonElement node in cycle.EnumerateArray())
                Expect.True(problem!.ErrorMessage.Contains(node.GetString()!, StringComparison.Ordinal), "the cycle to name " + node.GetString(), problem.ErrorMessage);
        }
    }

    private static Result<Credit[]> Split(JsonElement row, string member)
    {
        Credit deal = new("deal", "", "revenue", Day, 0, new Money(Number(row, "deal"), Usd), "deal");
        return CreditSplit.Compile(row.GetProperty(member).EnumerateArray().Select(static p => new SplitPart(p[0].GetString()!, Number(p[1]))))
            .Map(split => split.Apply(deal).ToArray());
    }

    /// <summary>Overlay counts a percentage of the deal beside its revenue, never as part of it.</summary>
    private static Credit Overlay(JsonElement row, JsonElement part, int index) => new(
        index.ToString(CultureInfo.InvariantCulture), part[0].GetString()!, "overlay", Day, index,
        new Money(Number(row, "deal") * Number(part[1]) / 100m, Usd).Round(RoundingMode.HalfEven), "deal");

    private static Credit[] Direct(JsonElement row, string member) => [.. row.GetProperty(member).EnumerateArray().Select(static (c, i) => new Credit(
        i.ToString(CultureInfo.InvariantCulture), c[0].GetString()!, "revenue", Date(c[1])!.Value, i, new Money(Number(c[2]), Usd), "deal"))];

    private static Result<DatedHierarchy> Hierarchy(JsonElement tree)
    {
        JsonElement[] rows = [.. tree.EnumerateArray()];
        return new HierarchyDefinition("h", [.. rows.Select(static r => r[0].GetString()!).Distinct()],
        [
            .. rows.Where(static r => r[1].ValueKind == JsonValueKind.String).Select(static r => new HierarchyEdge(r[0].GetString()!, r[1].GetString()!,
                r.GetArrayLength() > 2 ? new EffectivePeriod(Date(r[2]), Date(r[3])) : EffectivePeriod.Always)),
        ]).Compile();
    }

    private static Dictionary<string, decimal> Rolled(Credit[] direct, JsonElement tree) => direct
        .Concat(CreditRollup.ToAncestors(direct, Hierarchy(tree).Value).Value)
        .GroupBy(static c => c.Payee).ToDictionary(static g => g.Key, static g => g.Sum(static c => c.Amount.Amount));

    private static void Compare(JsonElement expected, Dictionary<string, decimal> actual, string what)
    {
        foreach (JsonProperty node in expected.EnumerateObject())
            Expect.Equal(Number(node.Value), actual.GetValueOrDefault(node.Name), $"{what} {node.Name}");
    }

    private static LocalDate? Date(JsonElement e) => e.ValueKind == JsonValueKind.Null ? null : LocalDatePattern.Iso.Parse(e.GetString()!).Value;
}

public sealed class MultiCurrencySuite : VectorSuite
{
    private static readonly LocalDate Deal = new(2026, 5, 15);

    public override string Name => "commission/multi_currency";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string id, JsonElement row) in file.Rows())
        {
            if (!row.TryGetProperty("rates", out JsonElement rates))
            {
                cases.Skip(id, "settlements are not built yet");
                continue;
            }

            cases.Case(id, () =>
            {
                foreach (JsonProperty policy in rates.EnumerateObject()) Convert(row, policy);
            });
        }
    }

    private static void Convert(JsonElement row, JsonProperty policy)
    {
        Currency from = Currency.Of(row.GetProperty("currency").GetString()!), to = Currency.Of(row.GetProperty("plan").GetString()!);
        EffectivePeriod period = new(new LocalDate(2026, 1, 1), new LocalDate(2027, 1, 1));
        FxPolicy fx = Enum.Parse<FxPolicy>(policy.Name, ignoreCase: true);
        LocalDate day = fx switch { FxPolicy.TransactionDate => Deal, FxPolicy.PlanFixed => period.From!.Value, _ => period.To!.Value.PlusDays(-1) };
        CreditConversion conversion = new(ExchangeRates.Compile([new ExchangeRate(from, to, day, Number(policy.Value))]).Value, fx, RoundingMode.HalfEven, period.From);
        Credit credit = new("1", "p", "revenue", Deal, 1, new Money(Number(row, "amount"), from), "deal");
        Credit converted = conversion.Convert(credit, to, period).Value.Credit;
        Expect.Equal(Number(row.GetProperty("expectedCredit"), policy.Name), converted.Amount.Amount, "credit by " + policy.Name);
        if (!row.TryGetProperty("expectedCommission", out JsonElement commissions)) return;
        CommissionEngine engine = CommissionEngine.Compile(CommissionPlan.Simple("p", to, "revenue", new FlatCurve(Number(row, "commissionRate")), RoundingMode.HalfEven)).Value;
        Expect.Equal(Number(commissions, policy.Name), engine.Calculate(new PayeeMeasure("p", period, null), [converted]).Value.Total.Amount, "commission by " + policy.Name);
    }
}
