using Crm.Primitives;

namespace Crm.Documents;

/// <summary>What a template must fulfil.</summary>
internal sealed class TemplateChecks(DocumentTemplate template, DefinitionLimits limits)
{
    private readonly List<ValidationError> _errors = [];

    internal IReadOnlyList<ValidationError> Run()
    {
        int parts = template.Sections.Sum(static s => 1 + (s is TableSection t ? t.Columns.Length + t.Totals.Length : s is FieldsSection f ? f.Fields.Length : 0));
        if (parts > limits.Rules)
        {
            Error("/sections", "documents.too_large", FormattableString.Invariant($"{parts} sections, fields and columns are more than the limit of {limits.Rules}: shorten the template or raise the limit."));
            return _errors;
        }

        if (template.Language.Length is 0 or > 35 || !template.Language.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            Error("/language", "documents.language", "The language is a BCP 47 tag of letters, digits and hyphens, such as en or ar-EG.");
        if (template.PageLabel is { Length: > 40 }) Error("/pageLabel", "documents.page_label", "The label of the page number has at most 40 characters.");
        Format(template.Format ?? new DocumentFormat());
        Text(template.Title, "/title");
        for (int i = 0; i < template.Sections.Length; i++) Section(template.Sections[i], FormattableString.Invariant($"/sections/{i}"));
        return _errors;
    }

    private void Format(DocumentFormat format)
    {
        if (format.DecimalSeparator.Length != 1 || char.IsAsciiDigit(format.DecimalSeparator[0])) Error("/format/decimalSeparator", "documents.separator", "The decimal separator is one character that is no digit.");
        if (format.GroupSeparator.Length > 1 || format.GroupSeparator.Any(char.IsAsciiDigit) || format.GroupSeparator == format.DecimalSeparator)
            Error("/format/groupSeparator", "documents.separator", "The group separator is one character or none, no digit and not the decimal separator.");
        if (!DocumentFormat.IsDatePattern(format.DatePattern))
            Error("/format/datePattern", "documents.date_pattern", "A date pattern has yyyy, MM and dd once each, with points, hyphens, slashes, commas or spaces between, such as dd.MM.yyyy.");
    }

    private void Section(TemplateSection section, string at)
    {
        if (section.When is string when && !TemplateText.IsName(when)) Error(at + "/when", "documents.name", Named(when));
        switch (section)
        {
            case HeadingSection heading:
                if (heading.Level is < 1 or > 3) Error(at + "/level", "documents.level", "A heading has the level 1, 2 or 3.");
                Text(heading.Text, at + "/text");
                break;
            case TextSection text:
                Text(text.Text, at + "/text");
                break;
            case FieldsSection fields:
                for (int i = 0; i < fields.Fields.Length; i++)
                {
                    Text(fields.Fields[i].Label, FormattableString.Invariant($"{at}/fields/{i}/label"));
                    Text(fields.Fields[i].Text, FormattableString.Invariant($"{at}/fields/{i}/text"));
                }

                break;
            case TableSection table:
                Table(table, at);
                break;
            default:
                break;
        }
    }

    private void Table(TableSection table, string at)
    {
        if (!TemplateText.IsName(table.Rows)) Error(at + "/rows", "documents.name", Named(table.Rows));
        if (table.Columns.Length == 0) Error(at + "/columns", "documents.no_columns", "A table has at least one column.");
        Text(table.Caption, at + "/caption");
        HashSet<string> columns = new(StringComparer.Ordinal);
        for (int i = 0; i < table.Columns.Length; i++)
        {
            string path = FormattableString.Invariant($"{at}/columns/{i}");
            if (!TemplateText.IsName(table.Columns[i].Field)) Error(path + "/field", "documents.name", Named(table.Columns[i].Field));
            if (!columns.Add(table.Columns[i].Field)) Error(path + "/field", "documents.duplicate_column", $"The column {table.Columns[i].Field} is there twice.");
            Text(table.Columns[i].Heading, path + "/heading");
        }

        for (int i = 0; i < table.Totals.Length; i++)
        {
            string path = FormattableString.Invariant($"{at}/totals/{i}");
            Text(table.Totals[i].Label, path + "/label");
            if (!TemplateText.IsName(table.Totals[i].Field)) Error(path + "/field", "documents.name", Named(table.Totals[i].Field));
            if (table.Totals[i].SumOf is string sum && !columns.Contains(sum)) Error(path + "/sumOf", "documents.column_unknown", $"The table has no column {sum}: add it, or leave sumOf out.");
        }
    }

    private void Text(string text, string at)
    {
        if (text.Length > limits.TextLength) Error(at, "documents.text_too_long", FormattableString.Invariant($"The text has more than {limits.TextLength} characters: split it."));
        else if (TemplateText.Parse(text) is null) Error(at, "documents.braces", "Braces enclose the name of a field, such as {number}; a brace that is to be shown is written twice.");
    }

    private static string Named(string name) => $"'{name}' is no name: a letter, then letters, digits, points, hyphens or underscores, at most 64.";

    private void Error(string path, string code, string message) => _errors.Add(new ValidationError(path, message, code));
}
