using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>What an approval condition looks at. A value that cannot be known asks for approval.</summary>
[JsonConverter(typeof(EnumJsonConverter<ApprovalMeasure>))]
public enum ApprovalMeasure
{
    /// <summary>The largest discount that the seller grants on a line, in percent, what is granted on the document included.</summary>
    /// <remarks>Worked: 10 % on the line and 20 % on the document are 28 %.</remarks>
    GrantedPercent,

    /// <summary>The largest discount of a line from all stages, in percent, that on the document included.</summary>
    DiscountPercent,

    /// <summary>The margin of the document in percent of its net; unknown without costs.</summary>
    MarginPercent,

    /// <summary>The net of the document; of some lines where the condition names a product or a category.</summary>
    Net,

    /// <summary>The length of the term in months; unknown unless <see cref="ApprovalFacts.TermMonths"/> says it.</summary>
    TermMonths,
}
