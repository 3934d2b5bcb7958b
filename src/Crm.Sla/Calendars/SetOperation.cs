namespace Crm.Sla;

/// <summary>How two calendars are put together.</summary>
internal enum SetOperation
{
    Union,
    Intersect,
    Except,
}
