using System.Text.Json;
using Crm.Sla;

namespace Crm.Conformance.Sla;

/// <summary>The timing wheel against a sorted list.</summary>
public sealed class WheelSuite : VectorSuite
{
    public override string Name => "sla/timers";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string name, JsonElement row) in file.Rows()) cases.Case(name, () => Run(row));
    }

    private static void Run(JsonElement row)
    {
        TimingWheel<string> wheel = new();
        List<string> fired = [];
        foreach (JsonElement op in row.GetProperty("ops").EnumerateArray())
        {
            switch (op[0].GetString())
            {
                case "schedule":
                    wheel.Schedule(op[1].GetString()!, op[2].GetInt64());
                    break;
                case "cancel":
                    wheel.Cancel(op[1].GetString()!);
                    break;
                case "advance":
                    fired.Add(Line(op[1].GetInt64(), wheel.Advance(op[1].GetInt64())));
                    break;
                case string other:
                    throw new FormatException($"there is no operation '{other}'");
            }
        }

        JsonElement expected = row.GetProperty("expected");
        Expect.SequenceEqual(expected.GetProperty("fired").EnumerateArray().Select(static f => Line(f.GetProperty("advanceTo").GetInt64(), Texts(f.GetProperty("fired")))), fired, "fired");
        Expect.SequenceEqual(Texts(expected.GetProperty("pending")), wheel.Pending(), "pending");
    }

    private static IEnumerable<string> Texts(JsonElement list) => list.EnumerateArray().Select(static t => t.GetString()!);

    private static string Line(long tick, IEnumerable<string> keys) => $"{tick}: {string.Join(' ', keys)}";
}
