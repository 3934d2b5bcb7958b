using System.Text;

namespace Crm.Documents;

/// <summary>Writes text into HTML so that all of it is shown and none of it is markup.</summary>
internal static class HtmlText
{
    /// <summary>For element content and for attribute values in double quotes. Line ends are line feeds by now.</summary>
    internal static StringBuilder AppendEscaped(this StringBuilder html, string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            switch (c)
            {
                case '&':
                    html.Append("&amp;");
                    break;
                case '<':
                    html.Append("&lt;");
                    break;
                case '>':
                    html.Append("&gt;");
                    break;
                case '"':
                    html.Append("&quot;");
                    break;
                case '\'':
                    html.Append("&#39;");
                    break;
                case '\n' or '\t':
                    html.Append(c);
                    break;
                default:
                    if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) html.Append(c).Append(text[++i]);
                    else html.Append(char.IsControl(c) || char.IsSurrogate(c) || c is '\ufffe' or '\uffff' ? '\ufffd' : c);
                    break;
            }
        }

        return html;
    }
}
