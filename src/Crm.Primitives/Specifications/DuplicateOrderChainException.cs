namespace Crm.Primitives;

/// <summary>A specification was given a second order. A programming mistake.</summary>
public sealed class DuplicateOrderChainException : InvalidOperationException
{
    /// <summary>Makes the exception with its usual message.</summary>
    public DuplicateOrderChainException()
        : base("OrderBy was called twice: use ThenBy for the second order.")
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What went wrong.</param>
    public DuplicateOrderChainException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause.</param>
    public DuplicateOrderChainException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
