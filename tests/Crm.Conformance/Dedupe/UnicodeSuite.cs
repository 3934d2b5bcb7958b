using System.Text.Json;
using Crm.Dedupe;

namespace Crm.Conformance.Dedupe;

public sealed class UnicodeSuite : VectorSuite
{
    public override string Name => "dedupe/unicode";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string name, JsonElement row) in file.Rows())
        {
            cases.Case(name, () =>
            {
                string input = row.GetProperty("input").GetString()!;
                Expect.Equal(row.GetProperty("nfkc").GetString()!, UnicodeText.ToNfkc(input), "nfkc");
                Expect.Equal(row.GetProperty("nfkc_strip_marks").GetString()!, UnicodeText.RemoveMarks(input), "nfkc_strip_marks");
            });
        }
    }
}
