namespace Crm.Documents;

/// <summary>A column of a table.</summary>
/// <param name="Field">The value of each row.</param>
/// <param name="Heading">The heading, with fields in braces.</param>
/// <param name="Numeric">True if its values stand at the end of the line, as numbers do. The default is false.</param>
public sealed record TableColumn(string Field, string Heading, bool Numeric = false);
