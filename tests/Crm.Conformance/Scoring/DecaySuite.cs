using System.Text.Json;
using Crm.Scoring;
using NodaTime;

namespace Crm.Conformance.Scoring;

public sealed class DecaySuite : VectorSuite
{
    private const double Tolerance = 1e-12;

    public override string Name => "scoring/decay";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string name, JsonElement row) in file.Rows())
        {
            cases.Case(name, () => Expect.Close(
                row.GetProperty("factor").GetDouble(), Read(row).Factor(Duration.FromDays(row.GetProperty("age_days").GetDouble())), Tolerance));
        }
    }

    internal static Decay Read(JsonElement decay) => decay.GetProperty("kind").GetString() switch
    {
        "none" => Decay.None,
        "window" => Decay.Window(Days(decay, "length")),
        "linear" => Decay.Linear(Days(decay, "length")),
        "half_life" => Decay.HalfLife(Days(decay, "half_life")),
        "step_linear" => Decay.StepLinear(Days(decay, "period"), decay.GetProperty("rate").GetDouble()),
        "step_geometric" => Decay.StepGeometric(Days(decay, "period"), decay.GetProperty("rate").GetDouble()),
        string other => throw new MismatchException($"expected a known decay, got '{other}'"),
        null => throw new MismatchException("expected a decay, got null"),
    };

    private static Duration Days(JsonElement decay, string name) => Duration.FromDays(decay.GetProperty(name).GetDouble());
}
