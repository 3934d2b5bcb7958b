namespace Crm.Dedupe;

/// <summary>An e-mail address in the form to store and compare, with the stricter key to match by.</summary>
/// <param name="Address">The address: lower case, normal form KC, its domain in ASCII (punycode).</param>
/// <param name="MatchKey">The key that two spellings of one mailbox share; null for a placeholder, which never matches anything.</param>
/// <remarks>Example: <c>Jane.Doe@googlemail.com</c> is stored as <c>jane.doe@googlemail.com</c> and matches by <c>janedoe@gmail.com</c>.</remarks>
public sealed record NormalizedEmail(string Address, string? MatchKey);
