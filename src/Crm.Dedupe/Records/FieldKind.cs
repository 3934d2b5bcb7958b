using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Dedupe;

/// <summary>What a field holds, which says how it is normalised before it is compared.</summary>
[JsonConverter(typeof(EnumJsonConverter<FieldKind>))]
public enum FieldKind
{
    /// <summary>Free text: folded (see <see cref="UnicodeText.Fold"/>).</summary>
    Text,

    /// <summary>A code or an id: taken as it stands; empty is missing.</summary>
    Code,

    /// <summary>A person's name (see <see cref="PersonNameNormalizer"/>).</summary>
    PersonName,

    /// <summary>A company's name, compared by its core (see <see cref="CompanyNameNormalizer"/>).</summary>
    CompanyName,

    /// <summary>An e-mail address, compared by its match key (see <see cref="EmailNormalizer"/>).</summary>
    Email,

    /// <summary>A phone number, compared in international form if it is valid (see <see cref="PhoneNormalizer"/>).</summary>
    Phone,
}
