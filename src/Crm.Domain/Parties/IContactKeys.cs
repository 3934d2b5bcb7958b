using Crm.Primitives;

namespace Crm.Domain;

/// <summary>Where the normal key of a contact point comes from: the form in which two ways of writing the same address are the same text.</summary>
/// <remarks>
/// A port: the host joins it to Crm.Dedupe, whose rules know country codes and providers. <see cref="PlainContactKeys"/>
/// serves until then.
/// </remarks>
public interface IContactKeys
{
    /// <summary>The normal key.</summary>
    /// <param name="kind">The kind of address.</param>
    /// <param name="value">The address as it was written.</param>
    /// <returns>The key; or why the text is no such address.</returns>
    Result<string> KeyOf(ContactPointKind kind, string value);
}
