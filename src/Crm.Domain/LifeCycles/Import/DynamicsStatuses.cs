namespace Crm.Domain;

/// <summary>State and status reason of Dynamics 365 and the common data model, as they ship.</summary>
internal static class DynamicsStatuses
{
    private const string Product = "Dynamics/CDM";

    internal static IEnumerable<StatusRow> Rows =>
    [
        .. StatusRow.Of(Product, "Lead", "Lead",
            "Open/New = New", "Open/Contacted = Working", "Qualified/Qualified = Converted", "Disqualified/Lost = Disqualified",
            "Disqualified/Cannot Contact = Disqualified with reason Cannot Contact",
            "Disqualified/No Longer Interested = Disqualified with reason No Longer Interested", "Disqualified/Canceled = Disqualified with reason Canceled"),
        .. StatusRow.Of(Product, "Opportunity", "Opportunity",
            "Open/In Progress = Open", "Open/On Hold = OnHold", "Won/Won = Won", "Lost/Canceled = Lost with reason Canceled",
            "Lost/Out-Sold = Lost with reason Out-Sold"),
        .. StatusRow.Of(Product, "Quote", "Quote",
            "Draft/In Progress = Draft", "Active/In Progress = Presented", "Active/Open = Presented", "Won/Won = Accepted", "Closed/Lost = Declined",
            "Closed/Canceled = Canceled", "Closed/Revised = Superseded"),
        .. StatusRow.Of(Product, "Order", "Order",
            "Active/New = Draft", "Active/Pending = Draft", "Submitted = Confirmed", "Submitted/In Progress = Confirmed", "Canceled/No Money = Canceled",
            "Fulfilled/Complete = Confirmed with fulfilment Full", "Fulfilled/Partial = Confirmed with fulfilment Partial"),
        new(Product, "Order", "Invoiced", Invoiced), new(Product, "Order", "Invoiced/Invoiced", Invoiced),
        .. StatusRow.Of(Product, "Invoice", "Invoice",
            "Active/New = Draft", "Active/Billed = Posted", "Active/Partially Shipped = Posted", "Paid/Complete = Paid",
            "Paid/Partial = Posted with payment Partial", "Canceled/Canceled = Void"),
        .. StatusRow.Of(Product, "Case", "Case",
            "Active/In Progress = Open", "Active/On Hold = OnHold", "Active/Waiting for Details = WaitingOnCustomer", "Active/Researching = Open",
            "Resolved/Problem Solved = Resolved", "Resolved/Information Provided = Resolved", "Canceled/Canceled = Canceled", "Canceled/Merged = Merged"),
        .. StatusRow.Of(Product, "Contract", "Contract",
            "Draft = Draft", "Invoiced = Signed", "Active = Active", "On Hold = Suspended", "Canceled = Canceled", "Expired = Expired"),
        .. StatusRow.Of(Product, "Entitlement", "Entitlement",
            "Draft = Draft", "Waiting = Waiting", "Active = Active", "Cancelled = Canceled", "Expired = Expired"),
        .. StatusRow.Of(Product, "Campaign", "Campaign",
            "Active/Proposed = Planning", "Active/Ready To Launch = Ready", "Active/Launched = Active", "Active/Completed = Completed",
            "Active/Canceled = Canceled", "Active/Suspended = Suspended"),
    ];

    private static ImportedStatus Invoiced { get; } =
        new("Order", "Completed", When: "fulfilment is Full", Otherwise: new("Order", "Confirmed", With: "billing Full"));
}
