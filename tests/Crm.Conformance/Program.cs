using Crm.Conformance;

// dotnet run -c Release --project tests/Crm.Conformance -- FOLDER [--data DIR]
string? folder = null;
string data = Path.Combine("..", "shared", "data");
for (int i = 0; i < args.Length; i++)
{
    if (args[i] == "--data" && i + 1 < args.Length) data = args[++i];
    else if (folder is null && !args[i].StartsWith('-')) folder = args[i];
    else return Refuse($"'{args[i]}' is not understood.");
}

if (folder is null) return Refuse("Which folder?");
if (!Directory.Exists(folder)) return Refuse($"There is no folder '{folder}'.");
IReadOnlyList<string> paths = Runner.Files(folder);
if (paths.Count == 0) return Refuse($"'{folder}' holds no vector file (*.json).");

int passed = 0, failed = 0, skipped = 0;
bool unreadable = false;
foreach (string path in paths)
{
    VectorFile file;
    try
    {
        file = Runner.Read(path, data);
    }
    catch (InvalidDataException error)
    {
        Console.Error.WriteLine($"UNREADABLE {error.Message}");
        unreadable = true;
        continue;
    }

    CaseRecorder cases = Runner.Run(file);
    foreach (string line in cases.Failures.Concat(cases.Skips)) Console.WriteLine(line);
    passed += cases.Passed;
    failed += cases.Failures.Count;
    skipped += cases.Skips.Count;
}

Console.WriteLine($"{passed} passed, {failed} failed, {skipped} skipped");
return unreadable ? 2 : failed > 0 ? 1 : 0;

static int Refuse(string why)
{
    Console.Error.WriteLine($"{why} Usage: Crm.Conformance FOLDER [--data DIR]");
    return 2;
}
