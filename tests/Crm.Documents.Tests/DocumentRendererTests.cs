using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Crm.Primitives;
using NodaTime;
using Xunit;

namespace Crm.Documents.Tests;

public sealed class DocumentRendererTests
{
    private const string Hostile = "</td><script>alert('x')</script> & \"quoted\" \u202e{number} \ud800\u0007";

    private static readonly DocumentRenderer Proposal = DocumentRenderer.Compile(StandardTemplates.Proposal).Value;

    [Fact]
    public void Render_Twice_GivesTheSameBytesUnderEveryCulture()
    {
        string html = Proposal.Render(Data()).Value;
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            Assert.Equal(html, Proposal.Render(Data()).Value);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        Assert.DoesNotContain('\r', html);
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">\n", html);
    }

    [Fact]
    public void Render_Proposal_IsWellFormedAccessibleAndAsksForNothingOutside()
    {
        string html = Proposal.Render(Data()).Value;
        XElement body = Body(html);
        XElement table = Assert.Single(body.Descendants("table"));
        Assert.Equal("What we offer", table.Element("caption")!.Value);
        Assert.All(table.Element("thead")!.Descendants("th"), static th => Assert.Equal("col", th.Attribute("scope")!.Value));
        Assert.All(table.Element("tfoot")!.Descendants("th"), static th => Assert.Equal("row", th.Attribute("scope")!.Value));
        Assert.Single(body.Descendants("h1"));
        foreach (string outside in new[] { "http:", "https:", "//", "src=", "href=", "url(", "@import", "<script", "<img", "<link" })
            Assert.DoesNotContain(outside, html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("default-src 'none'", html);
    }

    [Fact]
    public void Render_PrintRules_AreThereForBothPapers()
    {
        string a4 = Proposal.Render(Data()).Value;
        Assert.Contains("@page{size:A4;margin:18mm 15mm 20mm;@bottom-right{content:\"Page\\000020\" counter(page) \" / \" counter(pages);", a4);
        Assert.Contains("thead{display:table-header-group}", a4);
        Assert.Contains("tr{break-inside:avoid}", a4);
        string letter = DocumentRenderer.Compile(StandardTemplates.Proposal with { Paper = PaperSize.Letter, PageLabel = "</style>\"é" }).Value.Render(Data()).Value;
        Assert.Contains("@page{size:letter;", letter);
        Assert.Contains("content:\"\\00003c\\00002fstyle\\00003e\\000022\\0000e9\\000020\" counter(page)", letter);
    }

    /// <summary>In CSS a space behind a code point belongs to it: it would not be printed.</summary>
    [Fact]
    public void Render_PageLabelInAnotherScript_KeepsItsSpaces() => Assert.Contains(
        "content:\"\\000635\\000641\\000020x\\000020\" counter(page)",
        DocumentRenderer.Compile(StandardTemplates.Proposal with { PageLabel = "\u0635\u0641 x" }).Value.Render(Data()).Value, StringComparison.Ordinal);

    [Fact]
    public void Render_ProposalWithTaxes_SaysEachAndHoldsThemToTheTotal()
    {
        DocumentRow Row(decimal of, decimal amount) => DocumentRow.Of(("tax", DocumentValue.Of("19%")), ("base", Money(of)), ("amount", Money(amount)));
        XElement[] tables = [.. Body(Proposal.Render(Data().With("taxes", [Row(200m, 38m), Row(100m, 19m)])).Value).Descendants("table")];
        Assert.Equal("Tax in detail", tables[1].Element("caption")!.Value);
        Assert.Equal(2, tables[1].Element("tbody")!.Elements("tr").Count());
        Assert.Equal("documents.does_not_add_up", Assert.Single(Proposal.Render(Data().With("taxes", [Row(300m, 56m)])).ValidationErrors).ErrorCode);
    }

    [Fact]
    public void Render_HostileText_IsShownAndIsNoMarkup()
    {
        string html = Proposal.Render(Data().With("customer", Hostile).With("number", Hostile).With("introduction", Hostile + "\r\n\r\nSecond\nline")
            .With("lines", [Line(Hostile, 1m, 100m)]).With("net", Money(100m)).With("total", Money(119m))).Value;
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        string shown = Hostile.Replace("\ud800", "\ufffd", StringComparison.Ordinal).Replace('\u0007', '\ufffd');
        XElement body = Body(html);
        Assert.Equal("Proposal " + shown, body.Descendants("h1").Single().Value);
        Assert.Contains(body.Descendants("dd"), dd => dd.Value == shown);
        Assert.Equal(shown, body.Descendants("tbody").Single().Descendants("td").First().Value);
        // A name that turns the line around is alone inside its element.
        Assert.All(body.DescendantNodes().OfType<XText>().Where(static t => t.Value.Contains('\u202e')), static t => Assert.Equal("bdi", t.Parent!.Name.LocalName));
        Assert.Equal([shown, "Second\nline"], body.Descendants("p").Take(2).Select(static p => p.Value));
        Assert.DoesNotContain('\ufdd0', html);
        Assert.Equal(html, Encoding.UTF8.GetString(new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(html)));
    }

    [Fact]
    public void Render_MarksInTheData_AreTakenOut()
    {
        string html = Proposal.Render(Data().With("customer", "a\ufdd0b\ufdd1c")).Value;
        Assert.Contains("<bdi>a\ufffdb\ufffdc</bdi>", html);
        Body(html);
    }

    [Fact]
    public void Render_RightToLeft_IsMarkedAndThePageNumberChangesSides()
    {
        DocumentTemplate template = StandardTemplates.Proposal with { Language = "ar-EG", Direction = WritingDirection.RightToLeft, PageLabel = null };
        string html = DocumentRenderer.Compile(template).Value.Render(Data()).Value;
        Assert.Contains("<html lang=\"ar-EG\" dir=\"rtl\">", html);
        Assert.Contains("@bottom-left{content:counter(page)", html);
        Assert.DoesNotContain("text-align:left", html);
        Assert.DoesNotContain("text-align:right", html);
    }

    [Theory]
    [InlineData(1234.5, "EUR", "1,234.50\u00a0EUR", "1.234,50\u00a0EUR")]
    [InlineData(-1234567.891, "EUR", "\u22121,234,567.891\u00a0EUR", "\u22121.234.567,891\u00a0EUR")]
    [InlineData(999, "JPY", "999\u00a0JPY", "999\u00a0JPY")]
    [InlineData(0.5, "KWD", "0.500\u00a0KWD", "0,500\u00a0KWD")]
    public void Format_Money_IsWrittenAsTheTemplateSays(double amount, string currency, string point, string comma)
    {
        DocumentValue value = DocumentValue.Of(new Money((decimal)amount, currency));
        Assert.Equal(point, new DocumentFormat().Text(value));
        Assert.Equal(comma, new DocumentFormat(",", ".").Text(value));
        Assert.Equal(currency + "\u00a0" + point[..^4], new DocumentFormat(Currency: CurrencyPlacement.Before).Text(value));
    }

    [Fact]
    public void Format_NumbersAndDates_HaveNoCulture()
    {
        DocumentFormat format = new(",", " ", CurrencyPlacement.None, "dd.MM.yyyy");
        Assert.Equal("12\u00a0345,6", format.Text(DocumentValue.Of(12345.600m)));
        Assert.Equal("05.03.2026", format.Text(DocumentValue.Of(new LocalDate(2026, 3, 5))));
        Assert.Equal("7", format.Text(DocumentValue.Of(7.000m)));
    }

    [Fact]
    public void Render_TotalThatIsNotTheSum_IsRefused()
    {
        ValidationError off = Assert.Single(Proposal.Render(Data().With("net", Money(300.01m))).ValidationErrors);
        Assert.Equal(("documents.does_not_add_up", "/fields/net"), (off.ErrorCode, off.Identifier));
        Assert.Contains("net is 300.01\u00a0EUR, but the column net adds up to 300.00", off.ErrorMessage);
        Assert.Single(Proposal.Render(Data().With("lines", [Line("A", 1m, 300m) with { Values = Line("A", 1m, 300m).Values.SetItem("net", DocumentValue.Of(new Money(300m, "USD"))) }])).ValidationErrors);
        Assert.Single(Proposal.Render(Data().With("net", "300.00")).ValidationErrors);
    }

    [Fact]
    public void Render_EverythingMissing_IsSaidAtOnceWithItsPlace()
    {
        Result<string> rendered = Proposal.Render(DocumentData.Empty.With("seller", "S").With("lines", [DocumentRow.Of(("product", DocumentValue.Of("A")))]));
        Assert.Equal(
            ["/fields/customer", "/fields/date", "/fields/net", "/fields/number", "/fields/sellerAddress", "/fields/tax", "/fields/total", "/tables/lines/0/net", "/tables/lines/0/quantity", "/tables/lines/0/unitPrice"],
            rendered.ValidationErrors.Select(static e => e.Identifier).Order(StringComparer.Ordinal));
        Assert.Equal("/tables/lines", Assert.Single(Proposal.Render(Data() with { Tables = ImmutableSortedDictionary<string, ImmutableArray<DocumentRow>>.Empty }).ValidationErrors).Identifier);
    }

    [Fact]
    public void Render_OptionalParts_AreLeftOut()
    {
        string html = Proposal.Render(Data().With("introduction", (string?)null).With("validUntil", (string?)null).With("terms", "   ")).Value;
        Assert.DoesNotContain("Valid until", html);
        Assert.DoesNotContain("Terms", html);
        Assert.Empty(Body(html).Descendants("p"));
    }

    [Fact]
    public void Render_RowsBelowABundle_AreSetIn()
    {
        string html = Proposal.Render(Data().With("lines", [Line("Set", 1m, 300m), Line("Part", 1m, 0m) with { Indent = 1 }])).Value;
        Assert.Contains("<td style=\"padding-inline-start:7mm\"><bdi>Part</bdi></td>", html);
    }

    [Fact]
    public void Compile_TemplateMistakes_AreSaidAtOnce()
    {
        DocumentTemplate template = new("t", "1", "en\" onload=\"x", "{", [new HeadingSection("{a b}", 4), new TableSection("1", "ok {{x}}", [], [new TableTotal("T", "total", SumOf: "net")], When: "<"), new FieldsSection([new TemplateField("l", "}")])],
            new DocumentFormat(",", ",", DatePattern: "MMMM d"));
        Assert.Equal(
        [
            "/format/datePattern", "/format/groupSeparator", "/language", "/sections/0/level", "/sections/0/text", "/sections/1/columns", "/sections/1/rows", "/sections/1/totals/0/sumOf", "/sections/1/when", "/sections/2/fields/0/text", "/title",
        ], DocumentRenderer.Compile(template).ValidationErrors.Select(static e => e.Identifier).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Json_Template_ReadsBackToTheSameText()
    {
        foreach (DocumentTemplate template in new[] { StandardTemplates.Proposal, StandardTemplates.Statement with { Format = new DocumentFormat(",", "."), Direction = WritingDirection.RightToLeft } })
        {
            string json = DocumentTemplate.Json.Write(template);
            Result<DocumentTemplate> read = DocumentTemplate.Json.Read(json);
            Assert.True(read.IsSuccess, read.ToString());
            Assert.Equal(json, DocumentTemplate.Json.Write(read.Value));
            Assert.True(DocumentRenderer.Compile(read.Value).IsSuccess);
        }

        Assert.Contains(DocumentTemplate.Json.Read(DocumentTemplate.Json.Write(StandardTemplates.Proposal).Replace("\"section\":\"text\"", "\"section\":\"html\"", StringComparison.Ordinal)).ValidationErrors, static e => e.Identifier == "/sections/2/section");
    }

    private static DocumentValue Money(decimal amount) => DocumentValue.Of(new Money(amount, "EUR"));

    private static DocumentRow Line(string product, decimal quantity, decimal net) => DocumentRow.Of(
        ("product", DocumentValue.Of(product)), ("quantity", DocumentValue.Of(quantity)), ("unitPrice", Money(net / quantity)), ("net", Money(net)));

    /// <summary>The snippet of docs/documents.md.</summary>
    [Fact]
    public void Json_OfAnEditedTemplate_IsReadAndRefusedWithItsPlace()
    {
        string json = DocumentTemplate.Json.Write(StandardTemplates.Proposal with { Language = "de", PageLabel = "Seite" });
        DocumentTemplate edited = DocumentTemplate.Json.Read(json.Replace("{customer}", "{customer", StringComparison.Ordinal)).Value;
        Assert.Equal(
            "Invalid: error documents.braces at /sections/1/fields/1/text - Braces enclose the name of a field, such as {number}; a brace that is to be shown is written twice.",
            DocumentRenderer.Compile(edited).ToString());
    }

    private static DocumentData Data() => DocumentData.Empty
        .With("seller", "Seller").With("sellerAddress", "Street 1\n10115 Berlin").With("customer", "Customer").With("number", "Q-1")
        .With("date", DocumentValue.Of(new LocalDate(2026, 3, 12))).With("validUntil", DocumentValue.Of(new LocalDate(2026, 4, 12)))
        .With("introduction", "Thank you.").With("terms", "30 days.")
        .With("net", Money(300m)).With("tax", Money(57m)).With("total", Money(357m))
        .With("lines", [Line("A", 2m, 200.00m), Line("B", 1m, 100.00m)]);

    /// <summary>Everything we write closes its elements, so the body also reads as XML.</summary>
    private static XElement Body(string html)
    {
        int begin = html.IndexOf("<body>", StringComparison.Ordinal), end = html.IndexOf("</body>", StringComparison.Ordinal) + "</body>".Length;
        return XElement.Parse(html[begin..end], LoadOptions.PreserveWhitespace);
    }
}
