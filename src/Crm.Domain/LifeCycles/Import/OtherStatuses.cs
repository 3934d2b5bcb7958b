namespace Crm.Domain;

/// <summary>The statuses of Frappe CRM, Odoo and Zammad, as they ship.</summary>
internal static class OtherStatuses
{
    internal static IEnumerable<StatusRow> Rows =>
    [
        .. StatusRow.Of("Frappe CRM", "Lead", "Lead",
            "New = New", "Contacted = Working", "Nurture = Nurturing", "Qualified = Qualified", "Unqualified = Disqualified", "Junk = Disqualified"),
        .. StatusRow.Of("Frappe CRM", "Deal", "Opportunity",
            "Qualification = Open with stage probability 10", "Demo/Making = Open with stage probability 25",
            "Proposal/Quotation = Open with stage probability 50", "Negotiation = Open with stage probability 70",
            "Ready to Close = Open with stage probability 90", "Won = Won", "Lost = Lost"),
        .. StatusRow.Of("Odoo", "sale.order", "Quote", "draft = Draft", "sent = Presented"),
        .. StatusRow.Of("Odoo", "sale.order", "Order", "sale = Confirmed", "sale + locked = Confirmed", "done = Confirmed", "cancel = Canceled"),
        .. StatusRow.Of("Zammad", "ticket", "Case",
            "new = New", "open = Open", "pending reminder = OnHold with reminder at pending time",
            "pending close = Resolved with auto close at pending time", "closed = Closed", "merged = Merged"),
    ];
}
