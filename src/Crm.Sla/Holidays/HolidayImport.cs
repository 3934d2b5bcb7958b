using Crm.Primitives;

namespace Crm.Sla;

/// <summary>Holidays that were read from a file, and what in the file could not be used.</summary>
/// <param name="Set">The holidays.</param>
/// <param name="Diagnostics">Warnings and hints; their identifiers are line numbers, such as <c>/lines/12</c>.</param>
public sealed record HolidayImport(HolidaySet Set, IReadOnlyList<ValidationError> Diagnostics);
