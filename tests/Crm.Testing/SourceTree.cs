namespace Crm.Testing;

/// <summary>Where the sources lie, seen from the test binaries. (Compiled-in paths are no use: a deterministic build replaces them.)</summary>
public static class SourceTree
{
    public static string Root { get; } = Find();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        DirectoryInfo? directory = new(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Crm.Libraries.sln")))
            directory = directory.Parent;
        return directory?.FullName ?? throw new InvalidOperationException("The solution file is not above the test binaries.");
    }
}
