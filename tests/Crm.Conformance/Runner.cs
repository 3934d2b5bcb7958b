using System.Text.Json;

namespace Crm.Conformance;

/// <summary>Runs every vector file in a folder and below.</summary>
public static class Runner
{
    private static readonly IReadOnlyDictionary<string, VectorSuite> Suites = typeof(VectorSuite).Assembly.GetTypes()
        .Where(static t => t.IsSubclassOf(typeof(VectorSuite)) && !t.IsAbstract)
        .Select(static t => (VectorSuite)Activator.CreateInstance(t)!)
        .ToDictionary(static s => s.Name);

    /// <summary>The files of a folder, in a stable order.</summary>
    public static IReadOnlyList<string> Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It is no vector file.</exception>
    public static VectorFile Read(string path, string dataFolder)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement root = document.RootElement.Clone();
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("suite", out JsonElement suite) || suite.ValueKind != JsonValueKind.String)
                throw new InvalidDataException($"{path}: a vector file is an object with the text member 'suite'.");
            return new VectorFile(path, suite.GetString()!, root, dataFolder);
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{path}: {error.Message}", error);
        }
    }

    /// <summary>Runs one file; a suite without code is skipped by name.</summary>
    public static CaseRecorder Run(VectorFile file)
    {
        CaseRecorder cases = new(file.Suite);
        if (Suites.TryGetValue(file.Suite, out VectorSuite? suite)) suite.Run(file, cases);
        else cases.Skip(Path.GetFileName(file.Path), "no code for this suite yet");
        return cases;
    }
}
