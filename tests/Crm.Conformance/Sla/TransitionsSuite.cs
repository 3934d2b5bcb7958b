using System.Text.Json;
using Crm.Sla;

namespace Crm.Conformance.Sla;

/// <summary>The truth table of a timer with conditions.</summary>
public sealed class TransitionsSuite : VectorSuite
{
    public override string Name => "sla/sla_transitions";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string name, JsonElement row) in file.Rows())
        {
            cases.Case(name, () =>
            {
                ConditionStates states = new(Is(row, "start"), Is(row, "stop"), Is(row, "pause"), Is(row, "resume"), Is(row, "reset"), Is(row, "cancel"));
                TimerStage? stage = row.GetProperty("stage").GetString() switch
                {
                    "none" => null,
                    "in_progress" => TimerStage.Running,
                    "paused" => TimerStage.Paused,
                    string other => throw new FormatException($"there is no stage '{other}'"),
                    null => throw new FormatException("a stage has a name"),
                };
                CancelRule cancel = row.GetProperty("whenToCancel").GetString() switch
                {
                    "start_not_met" => CancelRule.StartNotMet,
                    "cancel_met" => CancelRule.CancelMet,
                    "never" => CancelRule.Never,
                    string other => throw new FormatException($"there is no cancel rule '{other}'"),
                    null => throw new FormatException("a rule has a name"),
                };
                ResumeRule resume = row.GetProperty("whenToResume").GetString() switch
                {
                    "pause_not_met" => ResumeRule.PauseNotMet,
                    "resume_met" => ResumeRule.ResumeMet,
                    string other => throw new FormatException($"there is no resume rule '{other}'"),
                    null => throw new FormatException("a rule has a name"),
                };
                Expect.Equal(row.GetProperty("expected").GetString(), NameOf(states.Decide(stage, cancel, resume)));
            });
        }
    }

    private static bool Is(JsonElement row, string member) => row.GetProperty(member).GetBoolean();

    private static string NameOf(TimerAction action) => action switch
    {
        TimerAction.Attach => "attach",
        TimerAction.Complete => "complete",
        TimerAction.Reattach => "reattach",
        TimerAction.Cancel => "cancel",
        TimerAction.Pause => "pause",
        TimerAction.Resume => "resume",
        _ => "none",
    };
}
