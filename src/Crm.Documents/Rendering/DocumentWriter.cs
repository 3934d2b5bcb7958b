using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Crm.Primitives;

namespace Crm.Documents;

/// <summary>Writes one document.</summary>
internal sealed class DocumentWriter(DocumentTemplate template, DocumentData data)
{
    private const char Begin = '\ufdd0', End = '\ufdd1';
    private const string TornApart = "\ufdd1\n\n\ufdd0";
    private static readonly string[] ParagraphEnds = ["\n\n"];

    private readonly DocumentFormat _format = template.Format ?? new DocumentFormat();
    private readonly StringBuilder _html = new();
    private readonly List<ValidationError> _errors = [];
    private readonly HashSet<string> _missing = new(StringComparer.Ordinal);

    internal IReadOnlyList<ValidationError> Errors => _errors;

    internal string Write()
    {
        _html.Append("<!DOCTYPE html>\n<html lang=\"").AppendEscaped(template.Language).Append("\" dir=\"").Append(template.Direction == WritingDirection.LeftToRight ? "ltr" : "rtl").Append("\">\n<head>\n<meta charset=\"utf-8\">\n");
        _html.Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
        _html.AppendEscaped(Plain(template.Title)).Append("</title>\n<style>\n").Append(PageStyle.Of(template)).Append("</style>\n</head>\n<body>\n<main>\n");
        foreach (TemplateSection section in template.Sections)
        {
            if (section.When is null || IsThere(section.When)) Section(section);
        }

        return _html.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private bool IsThere(string name) => data.Fields.TryGetValue(name, out DocumentValue? value)
        ? value is not DocumentValue.TextValue { Text: var text } || !string.IsNullOrWhiteSpace(text)
        : data.Tables.TryGetValue(name, out ImmutableArray<DocumentRow> rows) && rows.Length > 0;

    private void Section(TemplateSection section)
    {
        switch (section)
        {
            case HeadingSection heading:
                string tag = string.Create(CultureInfo.InvariantCulture, $"h{heading.Level}");
                _html.Append('<').Append(tag).Append('>');
                Inline(heading.Text);
                _html.Append("</").Append(tag).Append(">\n");
                break;
            case TextSection text:
                // Paragraphs of the template and of a field that is a text of several are told apart after the fields are in.
                foreach (string paragraph in Isolated(text.Text).Split(ParagraphEnds, StringSplitOptions.RemoveEmptyEntries)) Paragraph(paragraph);
                break;
            case FieldsSection fields:
                Fields(fields);
                break;
            case TableSection table:
                Table(table);
                break;
            default:
                _html.Append("<div class=\"break\"></div>\n");
                break;
        }
    }

    private void Paragraph(string marked)
    {
        _html.Append("<p>");
        Marked(marked.Trim('\n'));
        _html.Append("</p>\n");
    }

    private void Fields(FieldsSection section)
    {
        _html.Append("<dl>\n");
        foreach (TemplateField field in section.Fields)
        {
            if (field.Optional && TemplateText.Parse(field.Text)!.Fields.Any(name => !IsThere(name))) continue;
            _html.Append("<dt>");
            Inline(field.Label);
            _html.Append("</dt><dd>");
            Inline(field.Text);
            _html.Append("</dd>\n");
        }

        _html.Append("</dl>\n");
    }

    private void Table(TableSection table)
    {
        if (!data.Tables.TryGetValue(table.Rows, out ImmutableArray<DocumentRow> rows))
        {
            if (_missing.Add("/tables/" + table.Rows)) Error("/tables/" + table.Rows, "documents.table_missing", $"The template asks for the table {table.Rows}: give it, or an empty one.");
            return;
        }

        _html.Append("<table>\n<caption>");
        Inline(table.Caption);
        _html.Append("</caption>\n<thead><tr>");
        foreach (TableColumn column in table.Columns)
        {
            _html.Append("<th scope=\"col\"").Append(column.Numeric ? " class=\"n\">" : ">");
            Inline(column.Heading);
            _html.Append("</th>");
        }

        _html.Append("</tr></thead>\n<tbody>\n");
        for (int i = 0; i < rows.Length; i++) Row(table, rows[i], i);
        _html.Append("</tbody>\n");
        Totals(table, rows);
        _html.Append("</table>\n");
    }

    private void Row(TableSection table, DocumentRow row, int index)
    {
        _html.Append("<tr>");
        for (int c = 0; c < table.Columns.Length; c++)
        {
            TableColumn column = table.Columns[c];
            _html.Append("<td").Append(column.Numeric ? " class=\"n\"" : "");
            if (c == 0 && row.Indent > 0) _html.Append(CultureInfo.InvariantCulture, $" style=\"padding-inline-start:{2 + (5 * Math.Min(row.Indent, 8))}mm\"");
            _html.Append('>');
            if (row.Values.TryGetValue(column.Field, out DocumentValue? value)) Value(value);
            else Error(FormattableString.Invariant($"/tables/{table.Rows}/{index}/{column.Field}"), "documents.field_missing", $"The row has no {column.Field}: give it, or an empty text.");
            _html.Append("</td>");
        }

        _html.Append("</tr>\n");
    }

    private void Totals(TableSection table, ImmutableArray<DocumentRow> rows)
    {
        if (table.Totals.Length == 0) return;
        _html.Append("<tfoot>\n");
        foreach (TableTotal total in table.Totals)
        {
            if (!data.Fields.TryGetValue(total.Field, out DocumentValue? value))
            {
                if (!total.Optional) Missing(total.Field);
                continue;
            }

            if (total.SumOf is string column) CheckSum(total, column, value, rows);
            _html.Append("<tr><th scope=\"row\"");
            if (table.Columns.Length > 2) _html.Append(CultureInfo.InvariantCulture, $" colspan=\"{table.Columns.Length - 1}\"");
            _html.Append('>');
            Inline(total.Label);
            _html.Append(table.Columns.Length > 1 ? "</th><td class=\"n\">" : " ");
            Value(value);
            _html.Append(table.Columns.Length > 1 ? "</td></tr>\n" : "</th></tr>\n");
        }

        _html.Append("</tfoot>\n");
    }

    /// <summary>All of the column must be amounts in one currency (or plain numbers) that add up to the total, to the last digit.</summary>
    private void CheckSum(TableTotal total, string column, DocumentValue value, ImmutableArray<DocumentRow> rows)
    {
        Currency? currency = Amount(value)?.Currency;
        decimal? sum = 0m;
        foreach (DocumentRow row in rows)
        {
            if (!row.Values.TryGetValue(column, out DocumentValue? part)) return; // Reported at the row.
            sum = Amount(part) is (decimal amount, Currency own) && own.Equals(currency) ? Add(sum, amount)
                : Amount(part) is (decimal number, null) && currency is null ? Add(sum, number)
                : null;
        }

        if (sum is not null && Amount(value)?.Amount == sum) return;
        string what = sum is not decimal all ? "is not all of amounts in its currency"
            : "adds up to " + _format.Text(currency is null ? DocumentValue.Of(all) : DocumentValue.Of(new Money(all, currency)));
        Error("/fields/" + total.Field, "documents.does_not_add_up", $"{total.Field} is {_format.Text(value)}, but the column {column} {what}: correct one of them.");
    }

    private static decimal? Add(decimal? sum, decimal amount)
    {
        try
        {
            return sum + amount;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static (decimal Amount, Currency? Currency)? Amount(DocumentValue value) => value switch
    {
        DocumentValue.MoneyValue money => (money.Money.Amount, money.Money.Currency),
        DocumentValue.NumberValue number => (number.Number, null),
        _ => null,
    };

    private void Inline(string text) => Marked(Isolated(text));

    /// <summary>The text with its fields in, each (and each paragraph of it) between marks that no text can hold.</summary>
    private string Isolated(string text)
    {
        StringBuilder result = new();
        foreach ((string literal, string? field) in TemplateText.Parse(text)!.Parts)
        {
            result.Append(Clean(literal));
            if (field is not null) result.Append(Begin).Append(Clean(FieldText(field)).Replace("\n\n", TornApart, StringComparison.Ordinal)).Append(End);
        }

        return result.ToString();
    }

    /// <summary>Writes a text of <see cref="Isolated"/>.</summary>
    private void Marked(string marked)
    {
        int begin = 0;
        for (int i = marked.AsSpan().IndexOfAny(Begin, End); i >= 0; i = marked.IndexOfAny([Begin, End], begin))
        {
            _html.AppendEscaped(marked[begin..i]).Append(marked[i] == Begin ? "<bdi>" : "</bdi>");
            begin = i + 1;
        }

        _html.AppendEscaped(marked[begin..]);
    }

    private void Value(DocumentValue value) => _html.Append("<bdi>").AppendEscaped(Clean(_format.Text(value))).Append("</bdi>");

    private string Plain(string text) => string.Concat(TemplateText.Parse(text)!.Parts.Select(p => Clean(p.Literal + (p.Field is null ? "" : FieldText(p.Field)))));

    private string FieldText(string field)
    {
        if (data.Fields.TryGetValue(field, out DocumentValue? value)) return _format.Text(value);
        Missing(field);
        return "";
    }

    private void Missing(string field)
    {
        if (_missing.Add("/fields/" + field)) Error("/fields/" + field, "documents.field_missing", $"The template asks for {field}: give it, or make the line optional.");
    }

    private void Error(string path, string code, string message) => _errors.Add(new ValidationError(path, message, code));

    /// <summary>Line ends as line feeds; the two marks, which are no characters of any text, are taken out.</summary>
    private static string Clean(string text) => text.ReplaceLineEndings("\n").Replace(Begin, '\ufffd').Replace(End, '\ufffd');
}
