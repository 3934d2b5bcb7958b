using Crm.Dedupe;
using Crm.Domain;
using Crm.Primitives;

namespace Crm.SampleHost.Scenario.Domain;

/// <summary>Joins Crm.Domain's contact keys to Crm.Dedupe's normalisers: the host is where two libraries meet.</summary>
/// <param name="phoneRegion">The region of telephone numbers without a country code; null if there is none.</param>
internal sealed class DedupeContactKeys(string? phoneRegion) : IContactKeys
{
    private readonly PlainContactKeys _plain = new();
    private readonly Result<ContactNormalizer> _normalizer = ContactNormalizer.ForRegion(phoneRegion ?? "");

    public Result<string> KeyOf(ContactPointKind kind, string value) => kind switch
    {
        ContactPointKind.Email => _normalizer.Bind(n => n.Email(value)).Map(static mail => mail.Address),
        ContactPointKind.Phone => _normalizer.Bind(n => n.Phone(value)).Map(static phone => phone.E164),
        _ => _plain.KeyOf(kind, value),
    };
}
