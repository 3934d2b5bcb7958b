using System.Globalization;
using System.Text.Json;
using Crm.Primitives;

namespace Crm.Conformance.Primitives;

public sealed class RoundingSuite : VectorSuite
{
    private const string AfterCents = " after rounding to 0.01";

    public override string Name => "pricing/rounding";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string name, JsonElement row) in file.Rows())
            cases.Case(name, () => Expect.SequenceEqual(Texts(row, "expected").Select(Number), Answers(row)));
    }

    private static IEnumerable<decimal> Answers(JsonElement row)
    {
        string[] values = [.. Texts(row, "values")];
        string kind = row.GetProperty("kind").GetString()!;
        if (kind == "endsIn")
        {
            EndingPolicy policy = row.GetProperty("policy").GetString() switch
            {
                "up" => EndingPolicy.Up,
                "down" => EndingPolicy.Down,
                string other => throw new InvalidDataException($"unknown policy '{other}'"),
                null => throw new InvalidDataException("no policy"),
            };
            EndingRule ending = new(Number(row.GetProperty("ending").GetString()!), policy);
            return values.Select(v => ending.Round(Number(v)));
        }

        string mode = row.GetProperty("mode").GetString()!;
        if (kind == "cashByCurrency")
        {
            return values.Zip(Texts(row, "steps"), (value, step) =>
            {
                string[] parts = value.Split(' ');
                Money cash = new(Number(parts[0]), Currency.Of(parts[1]).WithSmallestUnit(Number(step)));
                return cash.Round(Mode(mode)).Amount;
            });
        }

        bool twoStages = mode.EndsWith(AfterCents, StringComparison.Ordinal);
        RoundingRule rule = new(Number(Expect.Text(row.GetProperty("step"))!), Mode(twoStages ? mode[..^AfterCents.Length] : mode));
        RoundingRule cents = new(0.01m, RoundingMode.HalfAwayFromZero);
        return values.Select(v => rule.Round(twoStages ? cents.Round(Number(v)) : Number(v)));
    }

    /// <summary>The mode by its name; a remark in brackets is not part of it.</summary>
    private static RoundingMode Mode(string text) => Enum.Parse<RoundingMode>(text.Split('(')[0].Trim(), ignoreCase: true);

    private static IEnumerable<string> Texts(JsonElement row, string member) => row.GetProperty(member).EnumerateArray().Select(static e => Expect.Text(e)!);

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
