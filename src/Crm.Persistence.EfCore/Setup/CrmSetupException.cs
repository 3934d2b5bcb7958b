namespace Crm.Persistence.EfCore;

/// <summary>The program is put together wrongly: a context without the Crm model, a provider we do not know, a column without a form.</summary>
/// <remarks>A programming mistake, so an exception; the message is one sentence that says what to write where.</remarks>
public sealed class CrmSetupException : InvalidOperationException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is missing and where to add it.</param>
    public CrmSetupException(string message)
        : base(message)
    {
    }
}
