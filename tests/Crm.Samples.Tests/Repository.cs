using Crm.Testing;

namespace Crm.Samples.Tests;

/// <summary>Where the sources are.</summary>
internal static class Repository
{
    public static string Root => SourceTree.Root;

    public static string PathOf(params string[] parts) => SourceTree.PathOf(parts);
}
