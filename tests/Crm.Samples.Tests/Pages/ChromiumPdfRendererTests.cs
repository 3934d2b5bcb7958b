using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Crm.Documents;
using Crm.Primitives;
using Crm.SampleHost.Web;
using NodaTime;
using Xunit;

namespace Crm.Samples.Tests.Pages;

/// <summary>Documents on paper, by the Chromium of the machine.</summary>
public sealed partial class ChromiumPdfRendererTests
{
    [ChromiumFact]
    public async Task Render_AHundredLines_BecomeSeveralPagesOfTheStatedPaper()
    {
        foreach ((PaperSize paper, string width) in new[] { (PaperSize.A4, "59[45]"), (PaperSize.Letter, "612") })
        {
            string html = DocumentRenderer.Compile(StandardTemplates.Statement with { Paper = paper }).Value.Render(Statement(100)).Value;
            Result<byte[]> pdf = await new ChromiumPdfRenderer().RenderAsync(html, CancellationToken.None);
            Assert.True(pdf.IsSuccess, pdf.ToString());
            string text = Encoding.Latin1.GetString(pdf.Value);
            Assert.StartsWith("%PDF-", text);
            Assert.InRange(Page().Count(text), 3, 8);
            Assert.Matches($@"/MediaBox\s*\[0 0 {width}", text);
        }
    }

    [Fact]
    public async Task Render_WithoutChromium_SaysWhatToInstall()
    {
        Result<byte[]> pdf = await new ChromiumPdfRenderer(Path.Combine(Path.GetTempPath(), "no-such-program")).RenderAsync("<p>x</p>", CancellationToken.None);
        Assert.Equal(ResultStatus.Unavailable, pdf.Status);
        Assert.Contains("does not start", Assert.Single(pdf.Errors));
    }

    [Fact]
    public async Task Render_ThatTakesTooLong_IsEnded()
    {
        // A program that never ends by itself stands in for a browser that hangs.
        using TemporaryFolder folder = new();
        string program = folder.PathOf("hangs");
        await File.WriteAllTextAsync(program, "#!/bin/sh\nexec cat /dev/zero > /dev/null\n");
        if (OperatingSystem.IsWindows()) return;
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Result<byte[]> pdf = await new ChromiumPdfRenderer(program, TimeSpan.FromMilliseconds(50)).RenderAsync("<p>x</p>", CancellationToken.None);
        Assert.Equal(ResultStatus.Unavailable, pdf.Status);
        Assert.Contains("took longer", Assert.Single(pdf.Errors));
    }

    private static DocumentData Statement(int entries) => DocumentData.Empty
        .With("seller", "Seller").With("customer", "Customer").With("date", DocumentValue.Of(new LocalDate(2026, 3, 31)))
        .With("balance", DocumentValue.Of(new Money(entries, "EUR")))
        .With("entries", Enumerable.Range(1, entries).Select(static i => DocumentRow.Of(
            ("date", DocumentValue.Of(new LocalDate(2026, 3, 1))), ("text", DocumentValue.Of(string.Create(CultureInfo.InvariantCulture, $"Entry {i}"))), ("amount", DocumentValue.Of(new Money(1m, "EUR"))))));

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex Page();
}
