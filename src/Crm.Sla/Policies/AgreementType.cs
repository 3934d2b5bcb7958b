using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Sla;

/// <summary>To whom the promise is made.</summary>
[JsonConverter(typeof(EnumJsonConverter<AgreementType>))]
public enum AgreementType
{
    /// <summary>To the customer: a service level agreement.</summary>
    Sla,

    /// <summary>Between teams of one house: an operational level agreement.</summary>
    Ola,

    /// <summary>By a supplier: an underpinning contract.</summary>
    UnderpinningContract,
}
