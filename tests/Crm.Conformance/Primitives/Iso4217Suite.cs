using System.Globalization;
using System.Text.Json;
using Crm.Primitives;

namespace Crm.Conformance.Primitives;

public sealed class Iso4217Suite : VectorSuite
{
    public override string Name => "pricing/iso4217_minor_units";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string name, JsonElement row) in file.Rows())
        {
            cases.Case(name, () =>
            {
                Currency currency = Currency.Of(row.GetProperty("code").GetString()!);
                if (row.TryGetProperty("numeric", out JsonElement numeric)) Expect.Equal(numeric.GetString(), currency.NumericCode, "numeric");
                JsonElement decimals = row.GetProperty("decimals");
                Expect.Equal(decimals.ValueKind == JsonValueKind.Null ? null : decimals.GetInt32(), currency.MinorUnits, "decimals");
                if (row.TryGetProperty("smallestUnit", out JsonElement unit))
                    Expect.Equal(decimal.Parse(Expect.Text(unit)!, CultureInfo.InvariantCulture), currency.SmallestUnit, "smallestUnit");
            });
        }
    }
}
