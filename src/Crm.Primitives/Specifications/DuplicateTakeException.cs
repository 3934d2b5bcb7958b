namespace Crm.Primitives;

/// <summary>A specification was given a second <c>Take</c>. A programming mistake.</summary>
public sealed class DuplicateTakeException : InvalidOperationException
{
    /// <summary>Makes the exception with its usual message.</summary>
    public DuplicateTakeException()
        : base("Take was called twice: a specification takes one page.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What went wrong.</param>
    public DuplicateTakeException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause.</param>
    public DuplicateTakeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
