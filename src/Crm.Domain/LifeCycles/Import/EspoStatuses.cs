namespace Crm.Domain;

/// <summary>The statuses of EspoCRM, as they ship.</summary>
internal static class EspoStatuses
{
    private const string Product = "EspoCRM";

    internal static IEnumerable<StatusRow> Rows =>
    [
        .. StatusRow.Of(Product, "Lead", "Lead",
            "New = New", "Assigned = Working", "In Process = Working", "Converted = Converted", "Recycled = Nurturing", "Dead = Disqualified"),
        .. StatusRow.Of(Product, "Case", "Case",
            "New = New", "Assigned = Open", "Pending = WaitingOnCustomer", "Closed = Closed", "Rejected = Canceled", "Duplicate = Merged"),
        .. StatusRow.Of(Product, "Task", "Task",
            "Not Started = NotStarted", "Started = InProgress", "Completed = Completed", "Canceled = Canceled", "Deferred = Deferred"),
        .. StatusRow.Of(Product, "Campaign", "Campaign",
            "Planning = Planning", "Active = Active", "Inactive = Suspended", "Complete = Completed"),
    ];
}
