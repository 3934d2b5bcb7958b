namespace Crm.SampleHost.CommandLine;

/// <summary>Something outside the program is not as it must be. The message is the one sentence that the user gets to read.</summary>
public sealed class BadInputException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="sentence">What is wrong, where, and what would mend it.</param>
    public BadInputException(string sentence)
        : base(sentence)
    {
    }

    /// <summary>Makes the exception with the one that showed the problem.</summary>
    /// <param name="sentence">What is wrong, where, and what would mend it.</param>
    /// <param name="cause">What was caught.</param>
    public BadInputException(string sentence, Exception cause)
        : base(sentence, cause)
    {
    }
}
