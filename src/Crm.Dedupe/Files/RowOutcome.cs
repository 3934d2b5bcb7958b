namespace Crm.Dedupe;

/// <summary>What a row of a file turned out to be.</summary>
public enum RowOutcome
{
    /// <summary>Nobody known.</summary>
    New,

    /// <summary>The same as a record that was there before the file.</summary>
    Existing,

    /// <summary>The same as an earlier row of the file.</summary>
    DuplicateInFile,
}
