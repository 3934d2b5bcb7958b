namespace Crm.Conformance;

/// <summary>Collects what became of each case of a file.</summary>
public sealed class CaseRecorder(string suite)
{
    private readonly List<string> _failures = [];
    private readonly List<string> _failedIds = [];
    private readonly List<string> _skips = [];

    public int Passed { get; private set; }

    /// <summary>The lines to print for the failed cases.</summary>
    public IReadOnlyList<string> Failures => _failures;

    /// <summary>The failed cases as <c>suite case</c>, as they stand in DISPUTED.md.</summary>
    public IReadOnlyList<string> FailedIds => _failedIds;

    /// <summary>The lines to print for what was skipped; each counts one.</summary>
    public IReadOnlyList<string> Skips => _skips;

    /// <summary>Runs one case. It passes if the body returns; <see cref="Expect"/> makes it fail, and so does any exception.</summary>
    public void Case(string name, Action body)
    {
        try
        {
            body();
            Passed++;
        }
        catch (MismatchException mismatch)
        {
            Fail(name, mismatch.Message);
        }
        catch (Exception error)
        {
            Fail(name, $"expected an answer, got {error.GetType().Name}: {error.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>Says that a case or a table is not run, and why.</summary>
    public void Skip(string name, string why) => _skips.Add($"SKIP {suite}: {name}: {why}");

    private void Fail(string name, string what)
    {
        _failures.Add($"FAIL {suite} {name}: {what}");
        _failedIds.Add($"{suite} {name}");
    }
}
