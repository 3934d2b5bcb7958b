namespace Crm.Primitives;

/// <summary>A page of a list together with where it stands.</summary>
/// <typeparam name="T">The type of the page's content.</typeparam>
/// <param name="PagedInfo">Where the page stands.</param>
/// <param name="Value">The content of the page.</param>
public sealed record PagedResult<T>(PagedInfo PagedInfo, T Value);
