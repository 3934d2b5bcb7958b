namespace Crm.Primitives;

/// <summary>A specification was given a second <c>Skip</c>. A programming mistake.</summary>
public sealed class DuplicateSkipException : InvalidOperationException
{
    /// <summary>Makes the exception with its usual message.</summary>
    public DuplicateSkipException()
        : base("Skip was called twice: a specification skips once.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What went wrong.</param>
    public DuplicateSkipException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause.</param>
    public DuplicateSkipException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
