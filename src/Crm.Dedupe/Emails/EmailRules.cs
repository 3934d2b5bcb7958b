using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Crm.Dedupe;

/// <summary>What is known about providers and placeholders when e-mail addresses are turned into match keys.</summary>
/// <remarks>Immutable. A domain that no provider names keeps its dots and tags: most servers tell them apart.</remarks>
public sealed record EmailRules
{
    /// <summary>Makes rules with the default values.</summary>
    public EmailRules()
    {
    }

    /// <summary>For the JSON form: lists are always written; a single member that the text leaves out has its default.</summary>
    [JsonConstructor]
    internal EmailRules(ImmutableArray<EmailProvider> providers, ImmutableArray<string> placeholders)
        : this()
    {
        Providers = providers;
        Placeholders = placeholders;
    }

    /// <summary>The providers.</summary>
    /// <value>The default value knows gmail.com with googlemail.com (dots and tags ignored, one mailbox), and outlook.com and hotmail.com
    /// (tags ignored).</value>
    public ImmutableArray<EmailProvider> Providers { get; init; } =
    [
        new EmailProvider(["gmail.com", "googlemail.com"], IgnoresDots: true, IgnoresTag: true, UnifiesDomains: true),
        new EmailProvider(["outlook.com", "hotmail.com"], IgnoresDots: false, IgnoresTag: true, UnifiesDomains: false),
    ];

    /// <summary>Addresses that people type to get past a mandatory field; <c>@*</c> stands for any domain.</summary>
    /// <value>The default value is <c>none@none.com</c>, <c>test@test.com</c>, <c>noemail@*</c>.</value>
    public ImmutableArray<string> Placeholders { get; init; } = ["none@none.com", "test@test.com", "noemail@*"];

    /// <summary>The rules with their default values.</summary>
    public static EmailRules Default { get; } = new();
}
