using Xunit;

namespace Crm.Samples.Tests.Snippets;

/// <summary>What a README promises, its quickstart does: the same code, compiled, run, and printing exactly what is written.</summary>
public sealed class ReadmeTests
{
    public static TheoryData<string> Packages =>
        [.. Directory.GetDirectories(Repository.PathOf("src")).Select(static d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task PackageReadme_OnlySnippet_IsTheQuickstartAndPrintsItsText(string package)
    {
        IReadOnlyList<Snippet> snippets = Snippet.In(Repository.PathOf("src", package, "README.md"));
        Assert.True(snippets is [{ Output: not null }], $"src/{package}/README.md needs one csharp block, followed by a text block with its output: more code belongs where a test runs it.");
        Snippet first = snippets[0];
        Quickstart quickstart = QuickstartOf(package);
        Assert.Equal(quickstart.Code, first.Code);
        Assert.Equal(first.Output, await quickstart.RunAsync());
        Assert.True(quickstart.Code.Split('\n').Count(static l => !string.IsNullOrWhiteSpace(l)) <= 15, $"{quickstart.Name}.Quickstart is longer than 15 lines.");
    }

    [Fact]
    public async Task FamilyReadme_EverySnippetWithOutput_IsAQuickstartAndPrintsItsText()
    {
        foreach (Snippet snippet in Snippet.In(Repository.PathOf("README.md")).Where(static s => s.Output is not null))
        {
            Quickstart? quickstart = Quickstart.All.FirstOrDefault(q => q.Code == snippet.Code);
            Assert.True(quickstart is not null, $"No samples/*.Quickstart has this code of README.md:\n{snippet.Code}");
            Assert.Equal(snippet.Output, await quickstart.RunAsync());
        }
    }

    [Fact]
    public void FamilyReadme_NoSnippet_IsWithoutItsOutput() =>
        Assert.DoesNotContain(Snippet.In(Repository.PathOf("README.md")), static s => s.Output is null);

    private static Quickstart QuickstartOf(string package)
    {
        string rest = package["Crm.".Length..];
        Quickstart? found = Quickstart.All.FirstOrDefault(q => rest == q.Name || rest.StartsWith(q.Name + ".", StringComparison.Ordinal));
        Assert.True(found is not null, $"samples/ has no quickstart for {package}.");
        return found;
    }
}
