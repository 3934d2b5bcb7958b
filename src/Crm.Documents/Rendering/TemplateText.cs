using System.Text;

namespace Crm.Documents;

/// <summary>A text with fields in braces, taken apart once.</summary>
internal sealed class TemplateText
{
    private TemplateText(IReadOnlyList<(string Literal, string? Field)> parts) => Parts = parts;

    /// <summary>Literal texts, each followed by a field; the last one by none.</summary>
    internal IReadOnlyList<(string Literal, string? Field)> Parts { get; }

    internal IEnumerable<string> Fields => Parts.Select(static p => p.Field).OfType<string>();

    /// <summary>Takes a text apart; null where a brace has no other end or encloses no name.</summary>
    internal static TemplateText? Parse(string text)
    {
        List<(string, string?)> parts = [];
        StringBuilder literal = new();
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c is not ('{' or '}'))
            {
                literal.Append(c);
            }
            else if (i + 1 < text.Length && text[i + 1] == c)
            {
                literal.Append(c);
                i++;
            }
            else
            {
                int end = c == '{' ? text.IndexOf('}', i) : -1;
                if (end < 0 || !IsName(text.AsSpan(i + 1, end - i - 1))) return null;
                parts.Add((literal.ToString(), text[(i + 1)..end]));
                literal.Clear();
                i = end;
            }
        }

        parts.Add((literal.ToString(), null));
        return new TemplateText(parts);
    }

    internal static bool IsName(ReadOnlySpan<char> name)
    {
        if (name.Length is 0 or > 64 || !char.IsAsciiLetter(name[0])) return false;
        foreach (char c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or '-')) return false;
        }

        return true;
    }
}
