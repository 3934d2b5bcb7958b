using System.Text.Json;
using System.Xml.Linq;
using Xunit;

namespace Crm.Architecture.Tests;

/// <summary>Every package that any of our projects restores states a permissive licence in its own nuspec.</summary>
public sealed class LicenceTests
{
    private static readonly string[] Permissive = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "PostgreSQL", "MIT OR Apache-2.0", "MIT-0", "0BSD", "Unlicense"];

    /// <summary>These give an address or a file instead of an expression: what is known of each.</summary>
    private static readonly Dictionary<string, string> Read = new(StringComparer.OrdinalIgnoreCase)
    {
        ["xunit.abstractions"] = "points to the licence of its project, whose other packages state Apache-2.0",
        ["SourceGear.sqlite3"] = "its LICENSE.txt says that SQLite is in the public domain",
    };

    [Fact]
    public void EveryRestoredPackage_HasAPermissiveLicence()
    {
        string folder = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        List<string> problems = [];
        int read = 0;
        foreach ((string id, string version) in Locked())
        {
            string nuspec = Path.Combine(folder, id.ToLowerInvariant(), version.ToLowerInvariant(), id.ToLowerInvariant() + ".nuspec");
            if (!File.Exists(nuspec)) continue; // Locked for a project that this machine has not restored.
            read++;
            string licence = Licence(XDocument.Load(nuspec), Path.GetDirectoryName(nuspec)!);
            if (!Permissive.Contains(licence) && !Read.ContainsKey(id)) problems.Add($"{id} {version}: {licence}");
        }

        Assert.True(read > 10, $"Only {read} packages were found in {folder}.");
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Fact]
    public void EveryDirectDependency_HasItsReasonInDocs()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "dependencies.md"));
        IEnumerable<string> versions = XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .Select(static e => $"| {(string)e.Attribute("Include")!} | {(string)e.Attribute("Version")!} |");
        Assert.All(versions, line => Assert.Contains(line, page));
    }

    private static IEnumerable<(string Id, string Version)> Locked() => Directory
        .EnumerateFiles(Repository.Root, "packages.lock.json", SearchOption.AllDirectories)
        .SelectMany(static file =>
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
            return document.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(static f => f.Value.EnumerateObject())
                .Where(static p => p.Value.GetProperty("type").GetString() != "Project")
                .Select(static p => (p.Name, p.Value.GetProperty("resolved").GetString()!)).ToArray();
        })
        .Distinct().Order();

    private static string Licence(XDocument nuspec, string folder)
    {
        XElement? licence = nuspec.Descendants().FirstOrDefault(static e => e.Name.LocalName == "license");
        if (licence is null) return "address " + nuspec.Descendants().FirstOrDefault(static e => e.Name.LocalName == "licenseUrl")?.Value;
        if ((string?)licence.Attribute("type") == "expression") return licence.Value;
        // A licence file inside the package: recognised by its first words.
        string path = Path.Combine(folder, licence.Value.Replace('\\', '/'));
        string text = File.Exists(path) ? File.ReadAllText(path) : "";
        return text.Contains("MIT License", StringComparison.OrdinalIgnoreCase) || text.Contains("Permission is hereby granted, free of charge", StringComparison.Ordinal) ? "MIT"
            : text.Contains("Apache License", StringComparison.Ordinal) ? "Apache-2.0"
            : "file " + licence.Value;
    }
}
