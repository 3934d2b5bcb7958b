using System.Text.Json;
using Crm.Dedupe;

namespace Crm.Conformance.Dedupe;

public sealed class EmailSuite : VectorSuite
{
    public override string Name => "dedupe/email";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string name, JsonElement row) in file.Rows())
        {
            cases.Case(name, () =>
            {
                EmailNormalizer.Default.TryNormalize(row.GetProperty("input").GetString(), out NormalizedEmail? email);
                Expect.Equal(row.GetProperty("normalized").GetString(), email?.Address, "normalized");
                Expect.Equal(row.GetProperty("match_key").GetString(), email?.MatchKey, "match_key");
            });
        }
    }
}
