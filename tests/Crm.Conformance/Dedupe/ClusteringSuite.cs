using System.Text.Json;
using Crm.Dedupe;

namespace Crm.Conformance.Dedupe;

public sealed class ClusteringSuite : VectorSuite
{
    public override string Name => "dedupe/clustering";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string name, JsonElement row) in file.Rows())
        {
            cases.Case(name, () =>
            {
                IEnumerable<int> nodes = row.GetProperty("nodes").EnumerateArray().Select(static n => n.GetInt32());
                IEnumerable<ClusterEdge<int>> edges = row.GetProperty("edges").EnumerateArray()
                    .Select(static e => new ClusterEdge<int>(e[0].GetInt32(), e[1].GetInt32(), e[2].GetDouble()));
                Expect.SequenceEqual(
                    row.GetProperty("clusters").EnumerateArray().Select(static c => string.Join(' ', c.EnumerateArray().Select(static m => m.GetInt32()))),
                    ConnectedComponents.Find(nodes, edges, row.GetProperty("threshold").GetDouble()).Select(static c => string.Join(' ', c)));
            });
        }
    }
}
