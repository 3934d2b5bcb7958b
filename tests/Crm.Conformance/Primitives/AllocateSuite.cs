using System.Globalization;
using System.Text.Json;
using Crm.Primitives;

namespace Crm.Conformance.Primitives;

public sealed class AllocateSuite : VectorSuite
{
    public override string Name => "pricing/allocate";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string name, JsonElement row) in file.Rows())
        {
            decimal amount = Number(row.GetProperty("amount"));
            decimal[] weights = [.. row.GetProperty("weights").EnumerateArray().Select(Number)];
            cases.Case(name, () =>
            {
                foreach ((string member, RemainderPolicy policy) in Policies)
                {
                    if (row.TryGetProperty("expectedError", out _))
                    {
                        bool refused = false;
                        try { Allocate(amount, weights, policy); }
                        catch (ArgumentException) { refused = true; }
                        Expect.True(refused, "an argument error", "an answer");
                    }
                    else if (row.TryGetProperty(member, out JsonElement expected))
                    {
                        Expect.SequenceEqual(expected.EnumerateArray().Select(Number), Allocate(amount, weights, policy), member);
                    }
                }
            });
        }
    }

    private static readonly (string, RemainderPolicy)[] Policies =
        [("largestRemainder", RemainderPolicy.LargestRemainder), ("firstToLast", RemainderPolicy.FirstToLast), ("lastTakesRest", RemainderPolicy.LastTakesRest)];

    private static decimal[] Allocate(decimal amount, decimal[] weights, RemainderPolicy policy)
    {
        decimal[] shares = new decimal[weights.Length];
        Allocation.Allocate(amount, 1m, weights, shares, policy);
        return shares;
    }

    private static decimal Number(JsonElement element) => decimal.Parse(Expect.Text(element)!, CultureInfo.InvariantCulture);
}
