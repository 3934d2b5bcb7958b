namespace Crm.Pricing;

/// <summary>The order in which the discounts of a waterfall are taken.</summary>
public enum WaterfallOrder
{
    /// <summary>Additional, partner, distributor; each of what the one before left.</summary>
    Standard,

    /// <summary>Partner, distributor, additional: 120 less 20 % less 30 is 66 instead of 72.</summary>
    AdditionalLast,

    /// <summary>Partner, additional, distributor.</summary>
    PartnerFirst,

    /// <summary>Every percentage is taken of the regular price, and all are added.</summary>
    OffRegular,
}
