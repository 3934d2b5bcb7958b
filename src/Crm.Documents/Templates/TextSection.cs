namespace Crm.Documents;

/// <summary>Paragraphs.</summary>
/// <param name="Text">The text, with fields in braces; an empty line begins a new paragraph, also inside a field. Other line ends are kept.</param>
/// <param name="When"><inheritdoc cref="TemplateSection.When" path="/summary"/></param>
public sealed record TextSection(string Text, string? When = null) : TemplateSection(When);
