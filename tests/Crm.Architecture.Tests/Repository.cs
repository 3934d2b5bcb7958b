using Crm.Testing;

namespace Crm.Architecture.Tests;

/// <summary>Where the repository lies, and what is in it.</summary>
internal static class Repository
{
    public static string Root => SourceTree.Root;

    public static IReadOnlyList<string> Libraries { get; } =
        [.. Directory.EnumerateDirectories(SourceTree.PathOf("src")).Select(static d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)];
}
