using System.Diagnostics;
using Crm.Testing;

namespace Crm.Packages.Tests;

/// <summary>All packages of the family, packed once from what is built, in a folder that also holds their dependencies and nothing else.</summary>
public sealed class Packages : IDisposable
{
    public const string Version = "0.1.0";

    public Packages()
    {
        Folder = Directory.CreateTempSubdirectory("crm-packages-").FullName;
        Feed = Directory.CreateDirectory(Path.Combine(Folder, "feed")).FullName;
        string configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
        foreach (string project in Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories).Order())
            DotNet(Root, $"pack \"{project}\" --no-build --no-restore -c {configuration} -o \"{Feed}\"");
        CopyDependencies();
    }

    public static string Root => SourceTree.Root;

    public string Folder { get; }

    public string Feed { get; }

    /// <summary>Runs the SDK with a package cache of its own; fails with what it printed.</summary>
    public string DotNet(string workingFolder, string arguments)
    {
        ProcessStartInfo start = new("dotnet", arguments)
        {
            WorkingDirectory = workingFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        // The SDK that runs the tests must not lend its own settings to the one that is started.
        foreach (string name in start.Environment.Keys.Where(static k => k.StartsWith("MSBuild", StringComparison.Ordinal) || k is "DOTNET_HOST_PATH" or "VSTEST_CONNECTION_TIMEOUT").ToArray())
            start.Environment.Remove(name);
        if (workingFolder != Root) start.Environment["NUGET_PACKAGES"] = Path.Combine(Folder, "cache");
        start.Environment["CI"] = "";
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"dotnet {arguments}\n{output}\n{errors.Result}");
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>What the engines depend on, from the cache of this machine, so that the consumer restores without any other source.</summary>
    private void CopyDependencies()
    {
        string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        foreach ((string id, string version) in new[]
        {
            ("nodatime", "3.3.7"), ("microsoft.extensions.dependencyinjection.abstractions", "10.0.14"),
            ("microsoft.extensions.options", "10.0.14"), ("microsoft.extensions.primitives", "10.0.14"),
        })
        {
            string file = $"{id}.{version}.nupkg";
            File.Copy(Path.Combine(cache, id, version, file), Path.Combine(Feed, file));
        }
    }
}
