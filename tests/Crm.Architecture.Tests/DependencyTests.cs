using System.Reflection;
using System.Xml.Linq;
using Xunit;

namespace Crm.Architecture.Tests;

/// <summary>Who may know whom. The table is the one in the README; an engine knows Crm.Primitives and no other package of ours.</summary>
public sealed class DependencyTests
{
    private const string Framework = "System.";

    private static readonly string[] Engines =
        ["Crm.Domain", "Crm.Pricing", "Crm.Scoring", "Crm.Sla", "Crm.Commission", "Crm.Forecasting", "Crm.Dedupe"];

    private static readonly string[] EngineMayUse =
        ["Crm.Primitives", "NodaTime", "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Options"];

    private static readonly Dictionary<string, string[]> Allowed = Engines.ToDictionary(static e => e, static _ => EngineMayUse)
        .Concat(new Dictionary<string, string[]>
        {
            ["Crm.Primitives"] = ["NodaTime"],
            ["Crm.Documents"] = ["Crm.Primitives", "NodaTime"],
            ["Crm.Persistence.EfCore"] =
            [
                "Crm.Primitives", .. Engines, "NodaTime", "Microsoft.EntityFrameworkCore", "Microsoft.EntityFrameworkCore.Abstractions",
                "Microsoft.EntityFrameworkCore.Relational", "Microsoft.Extensions.DependencyInjection.Abstractions",
                "Microsoft.Extensions.Options", "Microsoft.Extensions.Logging.Abstractions", "Microsoft.Extensions.Caching.Abstractions",
            ],
        }).ToDictionary();

    public static TheoryData<string> Libraries() => [.. Repository.Libraries];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Library_ReferencedAssemblies_AreTheAllowedOnes(string library)
    {
        IEnumerable<string> references = Assembly.Load(library).GetReferencedAssemblies().Select(static a => a.Name!)
            .Where(static n => !n.StartsWith(Framework, StringComparison.Ordinal) && n is not "netstandard");
        Assert.Empty(references.Except(Allowed[library]));
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Library_DeclaredReferences_AreTheAllowedOnes(string library)
    {
        // What is declared reaches the consumer's restore even if no type of it is used.
        XDocument project = XDocument.Load(Path.Combine(Repository.Root, "src", library, library + ".csproj"));
        IEnumerable<string> declared = project.Descendants()
            .Where(static e => e.Name.LocalName is "PackageReference" or "ProjectReference")
            .Select(static e => Path.GetFileNameWithoutExtension(((string)e.Attribute("Include")!).Replace('/', Path.DirectorySeparatorChar) + ".x"))
            .Select(static n => n.EndsWith(".csproj", StringComparison.Ordinal) ? n[..^".csproj".Length] : n);
        Assert.Empty(declared.Except(Allowed[library]));
    }

    [Fact]
    public void Readme_FamilyTable_NamesEveryPackage()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        Assert.All(Repository.Libraries, library => Assert.Contains($"| [{library}](src/{library}/README.md) |", readme));
    }
}
