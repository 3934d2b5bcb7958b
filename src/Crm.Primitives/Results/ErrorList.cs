namespace Crm.Primitives;

/// <summary>Several error messages of one failure, with the id that ties them to a log.</summary>
/// <param name="ErrorMessages">The messages, in order.</param>
/// <param name="CorrelationId">The id under which the failure can be found in a log, or null.</param>
public sealed record ErrorList(IReadOnlyList<string> ErrorMessages, string? CorrelationId = null);
