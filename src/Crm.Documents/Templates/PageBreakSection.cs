namespace Crm.Documents;

/// <summary>What follows begins on a new page.</summary>
/// <param name="When"><inheritdoc cref="TemplateSection.When" path="/summary"/></param>
public sealed record PageBreakSection(string? When = null) : TemplateSection(When);
