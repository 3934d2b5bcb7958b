using Crm.Primitives;

namespace Crm.Documents;

/// <summary>A checked template: renders documents as print-ready HTML. Immutable and thread-safe.</summary>
/// <remarks>
/// The HTML is complete: styles inside, no script, no font and no image from outside, and a policy that forbids them. It states paper,
/// page breaks and page numbers in CSS, heads of tables repeat, language and direction are marked, and texts of the data stand in
/// isolation, so that a name in another script does not turn the line around. Pure: the same template and data give the same bytes.
/// </remarks>
public sealed class DocumentRenderer
{
    private DocumentRenderer(DocumentTemplate template) => Template = template;

    /// <summary>The template.</summary>
    public DocumentTemplate Template { get; }

    /// <summary>Checks a template.</summary>
    /// <param name="template">The template.</param>
    /// <param name="limits">How large it may be; null for the documented defaults.</param>
    /// <returns>The renderer; or every problem at once, with codes <c>documents.*</c> and JSON Pointers into the template.</returns>
    public static Result<DocumentRenderer> Compile(DocumentTemplate template, DefinitionLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(template);
        IReadOnlyList<ValidationError> errors = new TemplateChecks(template, limits ?? DefinitionLimits.Default).Run();
        return errors.Count > 0 ? Result.Invalid(errors) : new DocumentRenderer(template);
    }

    /// <summary>Renders a document.</summary>
    /// <param name="data">What it says.</param>
    /// <returns>
    /// The HTML; or every problem at once, with JSON Pointers into the data: <c>documents.field_missing</c>, <c>documents.table_missing</c>,
    /// <c>documents.does_not_add_up</c> where a total is not the sum of its column.
    /// </returns>
    public Result<string> Render(DocumentData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        DocumentWriter writer = new(Template, data);
        string html = writer.Write();
        return writer.Errors.Count > 0 ? Result.Invalid(writer.Errors) : Result.Success(html);
    }
}
