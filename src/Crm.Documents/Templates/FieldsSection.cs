using System.Collections.Immutable;

namespace Crm.Documents;

/// <summary>A list of labels and what they stand for.</summary>
/// <param name="Fields">The fields, in order.</param>
/// <param name="When"><inheritdoc cref="TemplateSection.When" path="/summary"/></param>
public sealed record FieldsSection(ImmutableArray<TemplateField> Fields, string? When = null) : TemplateSection(When);
