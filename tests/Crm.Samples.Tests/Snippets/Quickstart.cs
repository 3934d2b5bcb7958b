using System.Diagnostics;

namespace Crm.Samples.Tests.Snippets;

/// <summary>A quickstart program: its code, and what it prints when it is run as a program of its own.</summary>
/// <param name="Name">The library's short name.</param>
internal sealed record Quickstart(string Name)
{
    public static IReadOnlyList<Quickstart> All { get; } =
    [
        .. Directory.GetDirectories(Repository.PathOf("samples"), "*.Quickstart")
            .Select(static d => new Quickstart(Path.GetFileName(d)[..^".Quickstart".Length])).OrderBy(static q => q.Name, StringComparer.Ordinal),
    ];

    public string Code => File.ReadAllText(Repository.PathOf("samples", $"{Name}.Quickstart", "Program.cs")).ReplaceLineEndings("\n").TrimEnd() + "\n";

    public async Task<string> RunAsync()
    {
        // This assembly's path ends in bin/<configuration>/<framework>: the quickstart was built beside it in the same configuration.
        DirectoryInfo framework = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        string dll = Repository.PathOf("samples", $"{Name}.Quickstart", "bin", framework.Parent!.Name, framework.Name, $"{Name}.Quickstart.dll");
        using TemporaryFolder folder = new();
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", dll])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.PathOf("."),
        };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{dll} did not start.");
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        string trouble = await error;
        return process.ExitCode == 0 && trouble.Length == 0
            ? output.ReplaceLineEndings("\n").TrimEnd() + "\n"
            : throw new InvalidOperationException($"{Name}.Quickstart ended with {process.ExitCode}: {trouble}");
    }
}
