using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Documents;

/// <summary>What a kind of document looks like: the definition, as plain data. Compile it with <see cref="DocumentRenderer.Compile"/>.</summary>
/// <param name="Id">The id.</param>
/// <param name="Version">The version.</param>
/// <param name="Language">The language of its texts as a BCP 47 tag, such as <c>en</c> or <c>ar-EG</c>.</param>
/// <param name="Title">The title of the document, with fields in braces.</param>
/// <param name="Sections">The sections, in order.</param>
/// <param name="Format">How numbers, money and dates are written; null for the defaults.</param>
/// <param name="Direction">Where lines begin. The default is on the left.</param>
/// <param name="Paper">The paper. The default is A4.</param>
/// <param name="PageLabel">What stands before the page number on each page, such as <c>Page</c>; it ends up as <c>Page 2 / 3</c>. Null for the numbers alone.</param>
public sealed record DocumentTemplate(
    string Id,
    string Version,
    string Language,
    string Title,
    ImmutableArray<TemplateSection> Sections,
    DocumentFormat? Format = null,
    WritingDirection Direction = WritingDirection.LeftToRight,
    PaperSize Paper = PaperSize.A4,
    string? PageLabel = null)
{
    /// <summary>The JSON form: reading reports every problem with its place, and <c>ExportSchema</c> gives the JSON Schema.</summary>
    public static DefinitionJson<DocumentTemplate> Json { get; } = new(new DocumentJsonContext(CrmJson.CreateOptions()).DocumentTemplate, schemaVersion: 1);
}

/// <summary>The shape of the definition, generated at compile time.</summary>
[JsonSerializable(typeof(DocumentTemplate))]
internal sealed partial class DocumentJsonContext : JsonSerializerContext;
