using System.Text.Json.Serialization;

namespace Crm.Documents;

/// <summary>A part of a document. A closed family: heading, text, fields, table, page break.</summary>
/// <remarks>
/// Texts may hold fields of the data in braces: <c>Valid until {validUntil}</c>; two braces are one that is shown. There is no other
/// syntax, no expression and no markup: a template is data that a tenant may edit.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "section")]
[JsonDerivedType(typeof(HeadingSection), "heading")]
[JsonDerivedType(typeof(TextSection), "text")]
[JsonDerivedType(typeof(FieldsSection), "fields")]
[JsonDerivedType(typeof(TableSection), "table")]
[JsonDerivedType(typeof(PageBreakSection), "pageBreak")]
public abstract record TemplateSection
{
    private protected TemplateSection(string? when) => When = when;

    /// <summary>The field or the table that must be there and not empty for the section to be shown; null shows it always.</summary>
    public string? When { get; }
}
