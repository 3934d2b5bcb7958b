using System.Net;
using System.Text;
using System.Xml.Linq;
using Crm.Primitives;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Crm.Documents.Tests;

public sealed class DocumentLaws
{
    private static readonly DocumentRenderer Renderer = DocumentRenderer.Compile(new DocumentTemplate("t", "1", "en", "{text}",
        [new HeadingSection("{text}"), new FieldsSection([new TemplateField("{text}", "{text}")]), new TableSection("rows", "{text}", [new TableColumn("text", "{text}"), new TableColumn("amount", "Amount", Numeric: true)], [new TableTotal("{text}", "total", SumOf: "amount")])])).Value;

    private static readonly Gen<string> AnyText =
        from size in Gen.Choose(0, 30)
        from units in Gen.Frequency((5, Gen.Elements('<', '>', '&', '"', '\'', '{', '}', '/', '-', '!', '=', '\n', '\r')), (3, Gen.Choose(0, 0xffff).Select(static c => (char)c)), (3, Gen.Choose('a', 'z').Select(static c => (char)c))).ArrayOf(size)
        select new string(units);

    [Fact]
    public void Render_AnyText_IsShownWhereItBelongsAndNowhereElse() => Law.Holds(AnyText, static text =>
    {
        string html = Render(text, [1m]).Value;
        XElement body = XElement.Parse(html[html.IndexOf("<body>", StringComparison.Ordinal)..(html.IndexOf("</body>", StringComparison.Ordinal) + 7)], LoadOptions.PreserveWhitespace);
        string[] names = [.. body.DescendantsAndSelf().Select(static e => e.Name.LocalName).Distinct()];
        string title = html[(html.IndexOf("<title>", StringComparison.Ordinal) + 7)..html.IndexOf("</title>", StringComparison.Ordinal)];
        return names.All(static n => n is "body" or "main" or "h2" or "bdi" or "dl" or "dt" or "dd" or "table" or "caption" or "thead" or "tbody" or "tfoot" or "tr" or "th" or "td")
            && body.Descendants("h2").Single().Value == Shown(text) && body.Descendants("caption").Single().Value == Shown(text)
            && body.Descendants("td").First().Value == Shown(text) && !title.Contains('<', StringComparison.Ordinal) && WebUtility.HtmlDecode(title).Length > -1;
    }, 2_000);

    [Fact]
    public void Render_AnyAmounts_OnlyIfTheyAddUp() => Law.Holds(
        from size in Gen.Choose(0, 20)
        from cents in Gen.Choose(-99_999, 999_999).ArrayOf(size)
        from off in Gen.Choose(-1, 1)
        select (cents, off), static any =>
        {
            decimal[] amounts = [.. any.cents.Select(static c => c / 100m)];
            Result<string> rendered = Renderer.Render(Data("x", amounts).With("total", DocumentValue.Of(new Money(amounts.Sum() + (any.off / 100m), "EUR"))));
            return rendered.IsSuccess == (any.off == 0);
        }, 500);

    private static Result<string> Render(string text, decimal[] amounts) => Renderer.Render(Data(text, amounts));

    private static DocumentData Data(string text, decimal[] amounts) => DocumentData.Empty
        .With("text", text).With("total", DocumentValue.Of(new Money(amounts.Sum(), "EUR")))
        .With("rows", amounts.Select(a => DocumentRow.Of(("text", DocumentValue.Of(text)), ("amount", DocumentValue.Of(new Money(a, "EUR"))))));

    /// <summary>Line ends are one kind; what is no character is shown as such.</summary>
    private static string Shown(string text)
    {
        StringBuilder shown = new();
        foreach (Rune rune in text.ReplaceLineEndings("\n").EnumerateRunes())
            shown.Append((Rune.IsControl(rune) && rune.Value is not ('\n' or '\t')) || rune.Value is 0xfffe or 0xffff or 0xfdd0 or 0xfdd1 ? "\ufffd" : rune.ToString());
        return shown.ToString();
    }
}
