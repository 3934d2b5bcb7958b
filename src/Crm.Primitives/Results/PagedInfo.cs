namespace Crm.Primitives;

/// <summary>Where a page stands in its list.</summary>
/// <param name="PageNumber">The number of the page, from 1.</param>
/// <param name="PageSize">How many records a page holds.</param>
/// <param name="TotalPages">How many pages there are.</param>
/// <param name="TotalRecords">How many records there are.</param>
public sealed record PagedInfo(long PageNumber, long PageSize, long TotalPages, long TotalRecords);
