namespace Crm.Pricing;

/// <summary>What an approval rule looks at.</summary>
public enum ApprovalMeasure
{
    /// <summary>The largest discount that the seller grants on a line, in percent.</summary>
    GrantedPercent,

    /// <summary>The largest discount of a line from all stages, in percent.</summary>
    DiscountPercent,

    /// <summary>The margin of the document in percent of its net. Without costs it is unknown, and then the rule asks for approval.</summary>
    MarginPercent,

    /// <summary>The net of the document.</summary>
    Net,
}
