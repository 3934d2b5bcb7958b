using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Crm.Dedupe;

/// <summary>Turns what people type into an e-mail address to store and a key to match by.</summary>
/// <remarks>
/// <para>Usable is one address with exactly one <c>@</c> outside quotes, a local part and a domain, and no white space and none of
/// <c>, ; &lt; &gt;</c> outside quotes; a display name and <c>mailto:</c> are taken off. A list of addresses is not usable.</para>
/// <para>The whole address is lower-cased, the quoted part too. Idempotent; immutable and thread-safe.</para>
/// </remarks>
public sealed class EmailNormalizer
{
    private readonly FrozenDictionary<string, EmailProvider> _providers;
    private readonly FrozenSet<string> _placeholders;

    /// <summary>Makes a normaliser.</summary>
    /// <param name="rules">What is known about providers and placeholders; a domain named twice belongs to the first provider.</param>
    public EmailNormalizer(EmailRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        _providers = rules.Providers.SelectMany(static p => p.Domains.Select(d => (Domain: d, Provider: p)))
            .DistinctBy(static p => p.Domain, StringComparer.Ordinal)
            .ToFrozenDictionary(static p => p.Domain, static p => p.Provider, StringComparer.Ordinal);
        _placeholders = rules.Placeholders.ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The normaliser with the default rules.</summary>
    public static EmailNormalizer Default { get; } = new(EmailRules.Default);

    /// <summary>Normalises an address.</summary>
    /// <param name="text">What was typed, or null.</param>
    /// <param name="email">The address and its key.</param>
    /// <returns>False if the text is not usable as one address.</returns>
    public bool TryNormalize(string? text, [NotNullWhen(true)] out NormalizedEmail? email)
    {
        email = null;
        if (string.IsNullOrWhiteSpace(text)) return false;
        string address = Strip(Prepare(text));
        if (!TrySplit(address, out int at)) return false;
        string local = address[..at];
        string domain = address[(at + 1)..].TrimEnd('.');
        if (local.Length == 0 || domain.Length == 0) return false;
        domain = Punycode.ToAscii(domain);
        email = new NormalizedEmail($"{local}@{domain}", MatchKey(local, domain));
        return true;
    }

    private static string Prepare(string text) =>
        UnicodeText.ToNfkc(UnicodeText.ToNfkc(UnicodeText.WithoutIgnorables(text)).ToLowerInvariant()).Replace('\u3002', '.').Trim();

    /// <summary>Takes off a display name with its angle brackets, and the scheme of a link.</summary>
    private static string Strip(string text)
    {
        if (text.EndsWith('>') && text.IndexOf('<', StringComparison.Ordinal) is int open and >= 0 && text.IndexOf('<', open + 1) < 0)
            text = text[(open + 1)..^1].Trim();
        if (text.StartsWith("mailto:", StringComparison.Ordinal))
        {
            text = text["mailto:".Length..].Trim();
            int query = text.IndexOf('?', StringComparison.Ordinal);
            if (query >= 0) text = text[..query];
        }

        return text;
    }

    private static bool TrySplit(string address, out int at)
    {
        at = -1;
        bool quoted = false;
        for (int i = 0; i < address.Length; i++)
        {
            char c = address[i];
            if (c == '"') quoted = !quoted;
            else if (quoted && c == '\\') i++;
            else if (quoted) continue;
            else if (c is ',' or ';' or '<' or '>' || char.IsWhiteSpace(c)) return false;
            else if (c == '@' && at >= 0) return false;
            else if (c == '@') at = i;
        }

        return at > 0 && !quoted;
    }

    private string? MatchKey(string local, string domain)
    {
        if (_placeholders.Contains($"{local}@{domain}") || _placeholders.Contains($"{local}@*")) return null;
        if (local[0] == '"' || !_providers.TryGetValue(domain, out EmailProvider? provider)) return $"{local}@{domain}";
        string key = local;
        if (provider.IgnoresTag && key.IndexOf('+', StringComparison.Ordinal) is int plus and > 0) key = key[..plus];
        if (provider.IgnoresDots) key = key.Replace(".", "", StringComparison.Ordinal);
        return key.Length == 0 ? $"{local}@{domain}" : $"{key}@{(provider.UnifiesDomains ? provider.Domains[0] : domain)}";
    }
}
