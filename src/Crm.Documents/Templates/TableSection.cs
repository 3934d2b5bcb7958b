using System.Collections.Immutable;

namespace Crm.Documents;

/// <summary>A table of the data. Its head repeats on every page, and no row is torn apart.</summary>
/// <param name="Rows">The table of the data.</param>
/// <param name="Caption">What it is, with fields in braces: screen readers say it first.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Totals">The lines below the last row, once.</param>
/// <param name="When"><inheritdoc cref="TemplateSection.When" path="/summary"/></param>
public sealed record TableSection(string Rows, string Caption, ImmutableArray<TableColumn> Columns, ImmutableArray<TableTotal> Totals, string? When = null)
    : TemplateSection(When);
