using System.Text.Json;
using Crm.Dedupe;

namespace Crm.Conformance.Dedupe;

public sealed class PhoneSuite : VectorSuite
{
    public override string Name => "dedupe/phone";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string name, JsonElement row) in file.Rows())
        {
            cases.Case(name, () =>
            {
                PhoneNormalizer normalizer = PhoneNormalizer.ForRegion(row.GetProperty("region").GetString()!).Value;
                normalizer.TryNormalize(row.GetProperty("input").GetString(), out NormalizedPhone? phone);
                bool valid = row.GetProperty("valid").GetBoolean();
                string? e164 = row.GetProperty("e164").GetString();
                Expect.Equal(valid, phone?.IsValid ?? false, "valid");
                Expect.Equal(row.GetProperty("type").GetString(), phone is null ? null : Text(phone.Type), "type");

                // An e164 that is not valid is shown as another library prints it and is not compared.
                if (valid || e164 is null) Expect.Equal(e164, phone?.E164, "e164");
                if (valid) Expect.Equal(row.GetProperty("extension").GetString(), phone?.Extension, "extension");
            });
        }
    }

    private static string Text(PhoneNumberType type) => type switch
    {
        PhoneNumberType.Fixed => "fixed",
        PhoneNumberType.Mobile => "mobile",
        PhoneNumberType.FixedOrMobile => "fixed_or_mobile",
        PhoneNumberType.TollFree => "toll_free",
        PhoneNumberType.SharedCost => "shared_cost",
        PhoneNumberType.PremiumRate => "premium_rate",
        PhoneNumberType.Voip => "voip",
        PhoneNumberType.Personal => "personal_number",
        PhoneNumberType.Pager => "pager",
        PhoneNumberType.UniversalAccess => "uan",
        PhoneNumberType.Voicemail => "voicemail",
        _ => "unknown",
    };
}
