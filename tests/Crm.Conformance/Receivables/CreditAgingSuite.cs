using System.Globalization;
using System.Text.Json;
using Crm.Domain;
using Crm.Primitives;
using NodaTime;

namespace Crm.Conformance.Receivables;

/// <summary>Credit exposure against a limit, aging buckets, and installments that payments fill from the earliest on.</summary>
public sealed class CreditAgingSuite : VectorSuite
{
    private static readonly Currency Company = CurrencyTable.None;

    public override string Name => "pricing/credit_aging";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string name, JsonElement row) in file.Rows())
        {
            string? kind = Expect.Text(row.GetProperty("kind"));
            Action<JsonElement>? body = kind switch { "credit" => Credit, "aging" => Aging, "schedule" => Schedule, _ => null };
            if (body is null) cases.Skip(name, $"no code for cases of kind '{kind}'");
            else cases.Case(name, () => body(row));
        }
    }

    private static void Credit(JsonElement row)
    {
        decimal rate = row.TryGetProperty("rate", out _) ? Number(row, "rate") : 1m;
        CreditExposure before = new(Amount(row, "openReceivable"), Amount(row, "confirmedNotInvoiced"));
        Money exposure = before.With(Amount(row, "document") / rate, Amount(row, "documentInvoicesOrder") / rate);
        Money? limit = row.TryGetProperty("limit", out JsonElement set) && set.ValueKind != JsonValueKind.Null ? Amount(row, "limit") : null;
        CreditDecision decision = new CreditLimit(limit, 100m).Check(exposure);
        if (row.TryGetProperty("expectedExposure", out _)) Expect.Equal(Number(row, "expectedExposure"), decision.Exposure.Amount, "exposure");
        Expect.Equal(row.GetProperty("expectedExceeded").GetBoolean(), decision.IsExceeded, "exceeded");
    }

    private static void Aging(JsonElement row)
    {
        AgingBuckets buckets = AgingBuckets.FromUpperEnds([.. row.GetProperty("buckets").EnumerateArray().Select(Days)]).Value;
        LocalDate asOf = new(2026, 7, 31);
        OpenItem[] items = [.. row.GetProperty("ages").EnumerateArray().Select((age, i) =>
            new OpenItem(i.ToString(CultureInfo.InvariantCulture), "", asOf.PlusDays(-Days(age)), new Money(1m, Company)))];
        AgingReport report = ReceivablesAging.Age(items, [], Company, asOf, buckets).Value;
        Expect.SequenceEqual(
            row.GetProperty("expectedBucket").EnumerateArray().Select(Expect.Text),
            items.Select(item => report.Lines.Single(line => line.Key == item.Key).Bucket));
    }

    private static void Schedule(JsonElement row)
    {
        InstallmentBalance balance = InstallmentPlan.Settle(Amounts(row, "parts"), Amounts(row, "payments"), Amounts(row, "creditNotes"));
        Expect.SequenceEqual(Amounts(row, "expectedOutstanding"), balance.Outstanding);
    }

    private static Money[] Amounts(JsonElement row, string member) =>
        row.TryGetProperty(member, out JsonElement list) ? [.. list.EnumerateArray().Select(static e => new Money(Parse(e), Company))] : [];

    private static Money Amount(JsonElement row, string member) => new(Number(row, member), Company);

    private static decimal Number(JsonElement row, string member) => row.TryGetProperty(member, out JsonElement value) ? Parse(value) : 0m;

    private static decimal Parse(JsonElement value) => decimal.Parse(Expect.Text(value)!, NumberStyles.Number, CultureInfo.InvariantCulture);

    private static int Days(JsonElement value) => int.Parse(Expect.Text(value)!, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
