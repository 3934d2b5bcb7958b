namespace Crm.Documents;

/// <summary>The style sheet of a document: inside it, so that nothing is fetched.</summary>
internal static class PageStyle
{
    /// <summary>Logical properties (start, end) follow the writing direction by themselves.</summary>
    private const string Common = """
        *{box-sizing:border-box}
        body{margin:0;font:10.5pt/1.45 sans-serif;color:#111;background:#fff}
        main{max-width:180mm;margin:0 auto}
        h1{font-size:18pt;margin:0 0 6mm}
        h2{font-size:13pt;margin:8mm 0 3mm}
        h3{font-size:11pt;margin:6mm 0 2mm}
        h1,h2,h3{break-after:avoid;line-height:1.2}
        p{margin:0 0 3mm;white-space:pre-line;orphans:3;widows:3;overflow-wrap:anywhere}
        dl{display:grid;grid-template-columns:max-content 1fr;gap:1mm 6mm;margin:0 0 6mm}
        dt{color:#555}
        dd{margin:0;white-space:pre-line;overflow-wrap:anywhere}
        table{width:100%;border-collapse:collapse;margin:0 0 6mm}
        caption{text-align:start;font-weight:bold;padding:0 0 2mm}
        th,td{text-align:start;vertical-align:top;padding:1.5mm 2mm;border-bottom:.25mm solid #bbb;overflow-wrap:anywhere}
        thead{display:table-header-group}
        tfoot{display:table-row-group}
        tr{break-inside:avoid}
        tfoot tr{break-before:avoid}
        .n{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
        tfoot th{font-weight:normal;text-align:end}
        tfoot tr:last-child th,tfoot tr:last-child td{font-weight:bold;border-bottom:.5mm solid #111}
        .break{break-before:page;height:0}
        @media screen{main{padding:12mm}}
        @media screen and (max-width:40rem){main{padding:4mm;overflow-x:auto}}
        """;

    internal static string Of(DocumentTemplate template)
    {
        string size = template.Paper == PaperSize.A4 ? "A4" : "letter";
        string side = template.Direction == WritingDirection.LeftToRight ? "right" : "left";
        string label = template.PageLabel is { Length: > 0 } text ? $"\"{Escape(text + " ")}\" " : "";
        return $"@page{{size:{size};margin:18mm 15mm 20mm;@bottom-{side}{{content:{label}counter(page) \" / \" counter(pages);font:9pt sans-serif;color:#555}}}}\n{Common.ReplaceLineEndings("\n")}\n";
    }

    /// <summary>A string of CSS inside a style element: everything but letters and digits as a code point, spaces too, because one behind a code point belongs to it.</summary>
    private static string Escape(string text) => string.Concat(text.EnumerateRunes().Select(static rune =>
        rune.IsAscii && char.IsAsciiLetterOrDigit((char)rune.Value) ? rune.ToString() : FormattableString.Invariant($"\\{rune.Value:x6}")));
}
