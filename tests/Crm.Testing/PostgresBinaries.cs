namespace Crm.Testing;

/// <summary>Where PostgreSQL's programs are installed.</summary>
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
        IEnumerable<string> installed = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(static d => Version(Path.GetFileName(d))).Select(static d => Path.Combine(d, "bin"))
            : [];
        string[] path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return installed.Concat(path).FirstOrDefault(static folder =>
            File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")) && File.Exists(Path.Combine(folder, "createdb")));
    }

    private static int Version(string folder) => int.TryParse(folder, out int version) ? version : 0;
}
