using System.Text.Json;
using Crm.Sla;
using NodaTime;

namespace Crm.Conformance.Sla;

/// <summary>A promise that is made for an older case, with and without the time before it.</summary>
public sealed class RetroactiveSuite : VectorSuite
{
    public override string Name => "sla/sla_retroactive";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string name, JsonElement row) in file.Rows()) cases.Case(name, () => Run(file, row));
    }

    private static void Run(VectorFile file, JsonElement row)
    {
        BusinessCalendar calendar = SlaVectors.Calendar(file, row.GetProperty("calendar"));
        Instant attachedAt = SlaVectors.At(row.GetProperty("attachedAt"));
        SlaTargetDefinition target = new(SlaMetric.RequesterWaitTime, SlaVectors.Seconds(row.GetProperty("targetSeconds")), calendar.Key)
        {
            RetroactiveStart = row.GetProperty("retroactiveStart").GetBoolean(),
            RetroactivePause = row.GetProperty("retroactivePause").GetBoolean(),
        };
        SlaEngine engine = SlaEngine.Compile(new SlaDefinition { Policies = [new SlaPolicyDefinition("later") { IsDefault = true, Targets = [target] }] }, calendar).Value;
        List<SlaFact> facts = [new CaseCreated(SlaVectors.At(row.GetProperty("createdAt")), Author.EndUser)];
        foreach (JsonElement range in row.GetProperty("pausedRanges").EnumerateArray())
        {
            Instant from = SlaVectors.At(range[0]), to = SlaVectors.At(range[1]);
            // The file cuts paused ranges to the time before the attachment, so a range that reaches further ends there.
            if (from >= attachedAt || to <= from) continue;
            facts.Add(new StatusChanged(from, CaseStatus.Pending));
            facts.Add(new StatusChanged(Instant.Min(to, attachedAt), CaseStatus.Open));
        }

        facts.Add(new PolicyApplied(attachedAt, "later"));
        SlaStatus status = engine.Evaluate(facts, attachedAt).Latest(SlaMetric.RequesterWaitTime)!.Status;
        Expect.Equal(SlaVectors.Seconds(row.GetProperty("elapsedAtAttachSeconds")), status.Elapsed, "elapsed at attach");
        Expect.Equal(row.GetProperty("breachedOnAttach").GetBoolean(), status.BreachedOnAttach, "breached on attach");
        Expect.Equal(SlaVectors.AtOrNull(row, "dueAt"), status.DueAt, "due");
    }
}
