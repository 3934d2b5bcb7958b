using Crm.Primitives;

namespace Crm.Domain;

/// <summary>Keys without knowledge of countries and providers: lower case for mail and web, digits and a leading plus for telephones.</summary>
/// <remarks>Good for tests and first steps. It does not know country codes: the same telephone with and without one has two keys.</remarks>
public sealed class PlainContactKeys : IContactKeys
{
    /// <inheritdoc/>
    public Result<string> KeyOf(ContactPointKind kind, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        string text = value.Trim();
        string key = kind switch
        {
            ContactPointKind.Email => text.Contains('@', StringComparison.Ordinal) ? text.ToLowerInvariant() : "",
            ContactPointKind.Phone => (text.StartsWith('+') ? "+" : "") + string.Concat(text.Where(char.IsAsciiDigit)),
            ContactPointKind.Postal => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            _ => text.ToLowerInvariant(),
        };
        return key.Length < 2
            ? Result.Invalid(new ValidationError("", $"'{value}' is no address of the kind {kind}.", "party.contact_point"))
            : key;
    }
}
