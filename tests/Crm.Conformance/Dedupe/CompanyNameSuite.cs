using System.Text.Json;
using Crm.Dedupe;

namespace Crm.Conformance.Dedupe;

public sealed class CompanyNameSuite : VectorSuite
{
    public override string Name => "dedupe/company_name";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string name, JsonElement row) in file.Rows())
        {
            cases.Case(name, () =>
            {
                CompanyNameNormalizer.Default.TryNormalize(row.GetProperty("input").GetString(), out NormalizedCompanyName? company);
                Expect.Equal(row.GetProperty("core").GetString(), company?.Core, "core");
                Expect.Equal(row.GetProperty("legal_form").GetString(), company?.LegalForm, "legal_form");
            });
        }
    }
}
