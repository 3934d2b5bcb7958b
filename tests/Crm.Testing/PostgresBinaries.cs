namespace Crm.Testing;

/// <summary>Where PostgreSQL's programs are installed.</summary>
/// <remarks>CRM_POSTGRES_BIN names a folder; without it the newest under /usr/lib/postgresql is taken, then the PATH.</remarks>
public static class PostgresBinaries
{
    private static readonly Lazy<string?> Found = new(Search);

    /// <summary>The folder that holds initdb and postgres; null if they are not installed.</summary>
    public static string? Folder => Found.Value;

    /// <summary>True in CI, where a test that needs a database must fail rather than be skipped.</summary>
    public static bool InCi => string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Why tests that need PostgreSQL are skipped; null if they run (in CI they always do).</summary>
    public static string? SkipReason =>
        Folder is null && !InCi ? "because PostgreSQL's programs (initdb, postgres) are not installed" : null;

    private static string? Search()
    {
        if (Environment.GetEnvironmentVariable("CRM_POSTGRES_BIN") is { Length: > 0 } chosen) return IsComplete(chosen) ? chosen : null;
        IEnumerable<string> installed = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(static d => Version(Path.GetFileName(d))).Select(static d => Path.Combine(d, "bin"))
            : [];
        string[] path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return installed.Concat(path).FirstOrDefault(IsComplete);
    }

    private static bool IsComplete(string folder) =>
        new[] { "initdb", "postgres", "createdb", "pg_isready" }.All(program => File.Exists(Path.Combine(folder, program)));

    private static int Version(string folder) => int.TryParse(folder, out int version) ? version : 0;
}
