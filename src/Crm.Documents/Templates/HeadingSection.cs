namespace Crm.Documents;

/// <summary>A heading. It is never the last line of a page.</summary>
/// <param name="Text">The text, with fields in braces.</param>
/// <param name="Level">1 for the title of the document, 2 or 3 below. The default is 2.</param>
/// <param name="When"><inheritdoc cref="TemplateSection.When" path="/summary"/></param>
public sealed record HeadingSection(string Text, int Level = 2, string? When = null) : TemplateSection(When);
