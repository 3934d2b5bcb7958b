using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Documents;

/// <summary>Where the code of the currency stands.</summary>
[JsonConverter(typeof(EnumJsonConverter<CurrencyPlacement>))]
public enum CurrencyPlacement
{
    /// <summary>After the number: 1,234.50 EUR.</summary>
    After,

    /// <summary>Before the number: EUR 1,234.50.</summary>
    Before,

    /// <summary>Nowhere, for documents that say it once.</summary>
    None,
}
