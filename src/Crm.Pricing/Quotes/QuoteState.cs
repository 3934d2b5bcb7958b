namespace Crm.Pricing;

/// <summary>Where a version of a quote stands. The table is <see cref="QuoteLifeCycle.Machine"/>. Stored by name.</summary>
public enum QuoteState
{
    /// <summary>Being written. The only state in which it may be changed.</summary>
    Draft,

    /// <summary>Waiting for somebody to approve it.</summary>
    InReview,

    /// <summary>May go to the customer; its prices are frozen.</summary>
    Approved,

    /// <summary>With the customer.</summary>
    Presented,

    /// <summary>The customer said yes.</summary>
    Accepted,

    /// <summary>An order was made of it.</summary>
    Ordered,

    /// <summary>The customer said no.</summary>
    Declined,

    /// <summary>Its last valid day is over.</summary>
    Expired,

    /// <summary>Withdrawn by the seller.</summary>
    Canceled,

    /// <summary>A newer version took its place.</summary>
    Superseded,
}
