using System.Collections.Immutable;
using System.Text.Json;
using Crm.Primitives;
using Crm.Scoring;
using NodaTime;

namespace Crm.Conformance.Scoring;

public sealed class AssignmentSuite : VectorSuite
{
    private static readonly FieldMap<NoSubject> NoFields = FieldMap.For<NoSubject>().Build();

    public override string Name => "scoring/assignment";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach (JsonProperty table in file.Root.EnumerateObject())
        {
            switch (table.Name)
            {
                case "suite" or "source" or "semantics" or "note":
                    break;
                case "capacity":
                    foreach ((string name, JsonElement row) in file.Rows(table.Name)) cases.Case(name, () => Capacity(row));
                    break;
                case "daily_quota":
                    foreach ((string name, JsonElement row) in file.Rows(table.Name))
                        cases.Case(name, () => Expect.Equal(row[1].GetInt32(), QuotaPlan.DailyShare(row[0].GetInt32())));
                    break;
                case "smooth_wrr":
                    foreach ((string name, JsonElement row) in file.Rows(table.Name)) cases.Case(name, () => SmoothWeighted(row));
                    break;
                default:
                    if (table.Value.ValueKind == JsonValueKind.Object && table.Value.TryGetProperty("assigned", out _))
                        cases.Case(table.Name, () => QuotaRoundRobin(table.Value));
                    else cases.Skip(table.Name, "no code for this table yet");
                    break;
            }
        }
    }

    private static void Capacity(JsonElement row)
    {
        RoutingStrategy strategy = row.GetProperty("method").GetString() switch
        {
            "spare" => RoutingStrategy.SpareCapacity,
            "spare_percent" => RoutingStrategy.SparePercent,
            "round_robin" => RoutingStrategy.RoundRobin,
            string other => throw new MismatchException($"expected a known method, got '{other}'"),
            null => throw new MismatchException("expected a method, got null"),
        };
        ImmutableArray<RoutingCandidate> agents = [.. row.GetProperty("agents").EnumerateArray().Select(static a => new RoutingCandidate(a.GetProperty("id").GetString()!)
        {
            Capacity = a.GetProperty("max").GetInt32(),
            Load = a.GetProperty("used").GetInt32(),
            IsAvailable = a.GetProperty("status").GetString() == "online",
            LastAssignedAt = Instant.FromUnixTimeSeconds(a.GetProperty("last").GetInt64()),
        })];
        RoutingDecision decision = Of(strategy).Route(default, new RoutingDemand(row.GetProperty("weight").GetInt32()), agents, RoutingCursor.Start("vector"));
        Expect.Equal(row.GetProperty("pick").GetString(), decision.CandidateId, "pick");
    }

    private static void SmoothWeighted(JsonElement row)
    {
        ImmutableArray<RoutingCandidate> members = [.. row.GetProperty("weights").EnumerateObject()
            .Select(static w => new RoutingCandidate(w.Name) { Weight = w.Value.GetInt32() })];
        Router<NoSubject> router = Of(RoutingStrategy.SmoothWeighted);
        RoutingCursor cursor = RoutingCursor.Start("vector");
        List<string?> picked = [];
        foreach (JsonElement _ in row.GetProperty("sequence").EnumerateArray())
        {
            RoutingDecision decision = router.Route(default, RoutingDemand.One, members, cursor);
            picked.Add(decision.CandidateId);
            cursor = decision.Cursor;
        }

        Expect.SequenceEqual(row.GetProperty("sequence").EnumerateArray().Select(static s => s.GetString()), picked);
    }

    private static void QuotaRoundRobin(JsonElement row)
    {
        JsonElement received = row.GetProperty("received_last_24h");
        IEnumerable<QuotaMember> members = row.GetProperty("members").EnumerateArray().Select(m => new QuotaMember(
            m.GetProperty("id").GetString()!, m.GetProperty("max").GetInt32(),
            received.TryGetProperty(m.GetProperty("id").GetString()!, out JsonElement count) ? count.GetInt32() : 0)
        {
            MinProbability = m.TryGetProperty("min_probability", out JsonElement least) ? least.GetDecimal() : null,
            IsOptedOut = m.TryGetProperty("optout", out JsonElement optOut) && optOut.GetBoolean(),
        });
        IEnumerable<QuotaLead> leads = row.GetProperty("leads").EnumerateArray()
            .Select(static l => new QuotaLead(l.GetProperty("id").GetString()!, l.GetProperty("probability").GetDecimal()));
        Expect.SequenceEqual(
            row.GetProperty("assigned").EnumerateArray().Select(static a => $"{a[0].GetString()} {a[1].GetString()}"),
            QuotaPlan.Assign(members, leads).Select(static a => $"{a.LeadId} {a.MemberId}"));
    }

    private static Router<NoSubject> Of(RoutingStrategy strategy) =>
        Router.Compile(new RoutingDefinition("vector", [new RoutingRule("rule") { Strategy = strategy }]), NoFields).Value;
}
