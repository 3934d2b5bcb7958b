using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Crm.Packages.Tests;

public sealed class PackageTests(Packages packages) : IClassFixture<Packages>
{
    public static TheoryData<string> Libraries() =>
        [.. Directory.EnumerateDirectories(Path.Combine(Packages.Root, "src")).Select(static d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Package_HasLibraryDocsReadmeLicenceAndSymbols(string library)
    {
        using ZipArchive package = ZipFile.OpenRead(Path.Combine(packages.Feed, $"{library}.{Packages.Version}.nupkg"));
        string[] names = [.. package.Entries.Select(static e => e.FullName)];
        Assert.Contains($"lib/net10.0/{library}.dll", names);
        Assert.Contains($"lib/net10.0/{library}.xml", names);
        Assert.Contains("README.md", names);
        using ZipArchive symbols = ZipFile.OpenRead(Path.Combine(packages.Feed, $"{library}.{Packages.Version}.snupkg"));
        Assert.Contains(symbols.Entries, e => e.FullName == $"lib/net10.0/{library}.pdb");

        using Stream nuspec = package.GetEntry(library + ".nuspec")!.Open();
        XElement[] elements = [.. XDocument.Load(nuspec).Descendants()];
        Assert.Equal("MIT", elements.Single(static e => e.Name.LocalName == "license").Value);
        Assert.Equal("README.md", elements.Single(static e => e.Name.LocalName == "readme").Value);
        Assert.NotEmpty(elements.Single(static e => e.Name.LocalName == "description").Value);
        Assert.NotNull(elements.Single(static e => e.Name.LocalName == "repository").Attribute("commit"));
        // A package requires exactly this version of the family.
        Assert.All(elements.Where(static e => e.Name.LocalName == "dependency" && ((string)e.Attribute("id")!).StartsWith("Crm.", StringComparison.Ordinal)),
            static e => Assert.Equal(Packages.Version, (string?)e.Attribute("version")));
    }

    [Theory]
    [InlineData("Pricing")]
    [InlineData("Sla")]
    public void FreshProject_RestoredFromTheFolderAlone_RunsTheQuickstart(string name)
    {
        string folder = Directory.CreateDirectory(Path.Combine(packages.Folder, "consumer-" + name)).FullName;
        File.WriteAllText(Path.Combine(folder, "nuget.config"),
            $"<configuration><packageSources><clear /><add key=\"folder\" value=\"{packages.Feed}\" /></packageSources></configuration>");
        File.WriteAllText(Path.Combine(folder, "Consumer.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings>
              <Nullable>enable</Nullable><InvariantGlobalization>true</InvariantGlobalization></PropertyGroup>
              <ItemGroup><PackageReference Include="Crm.{name}" Version="{Packages.Version}" /></ItemGroup>
            </Project>
            """);
        File.Copy(Path.Combine(Packages.Root, "samples", name + ".Quickstart", "Program.cs"), Path.Combine(folder, "Program.cs"));

        string output = packages.DotNet(folder, "run");

        string readme = File.ReadAllText(Path.Combine(Packages.Root, "src", "Crm." + name, "README.md"));
        string promised = Regex.Match(readme, "```text\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        Assert.Equal(promised.Trim(), output.ReplaceLineEndings("\n").Trim());
        string assets = File.ReadAllText(Path.Combine(folder, "obj", "project.assets.json"));
        Assert.DoesNotContain("Crm.Domain", assets);
        Assert.DoesNotContain("EntityFrameworkCore", assets);
    }
}
