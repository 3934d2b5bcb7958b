namespace Crm.SampleHost.CommandLine;

/// <summary>What the process says to the shell.</summary>
public static class ExitCodes
{
    /// <summary>No step failed.</summary>
    public const int Passed = 0;

    /// <summary>A step failed, or with <c>--strict</c> is not built yet.</summary>
    public const int StepsFailed = 1;

    /// <summary>An option, a file, the database or the address is not usable; one sentence on standard error says why.</summary>
    public const int BadInput = 2;

    /// <summary>Interrupted during the play.</summary>
    public const int Stopped = 130;
}
