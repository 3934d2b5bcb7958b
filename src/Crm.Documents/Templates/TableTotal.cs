namespace Crm.Documents;

/// <summary>A line below a table.</summary>
/// <param name="Label">The label, with fields in braces.</param>
/// <param name="Field">The field of the document that holds the amount.</param>
/// <param name="SumOf">The column that must add up to it, to the last digit: a document that does not add up is not rendered. Null if it is no sum of a column.</param>
/// <param name="Optional">True if the line is left out where the field is missing; false (the default) if that is an error.</param>
public sealed record TableTotal(string Label, string Field, string? SumOf = null, bool Optional = false);
