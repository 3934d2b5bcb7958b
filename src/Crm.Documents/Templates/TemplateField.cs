namespace Crm.Documents;

/// <summary>A label and what it stands for.</summary>
/// <param name="Label">The label, with fields in braces.</param>
/// <param name="Text">The text, with fields in braces.</param>
/// <param name="Optional">True if the line is left out where one of its fields is missing; false (the default) if that is an error.</param>
public sealed record TemplateField(string Label, string Text, bool Optional = false);
