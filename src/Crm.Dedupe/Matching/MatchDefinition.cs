using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Dedupe;

/// <summary>What makes two records the same: keys that decide, comparisons that weigh, and thresholds.</summary>
/// <remarks>
/// Plain data. The weight of a pair is the prior weight plus one weight a comparison; at <see cref="MatchWeight"/> it is a match, at
/// <see cref="PossibleWeight"/> a case for a person, below it none. A shared key is a match whatever the comparisons say. Both thresholds are
/// inclusive.
/// </remarks>
public sealed record MatchDefinition
{
    /// <summary>Makes a definition; its members say what is in it.</summary>
    public MatchDefinition()
    {
    }

    /// <summary>For the JSON form: lists are always written; a single member that the text leaves out has its default.</summary>
    [JsonConstructor]
    [SetsRequiredMembers]
    internal MatchDefinition(
        string name, ImmutableArray<RecordField> fields, ImmutableArray<MatchKey> keys, ImmutableArray<FieldComparison> comparisons,
        ImmutableArray<BlockingRule> blocks, int version = 1, string? phoneRegion = null, EmailRules? emailRules = null,
        CompanyNameRules? companyNameRules = null, double prior = 0.0001, double matchWeight = 0, double possibleWeight = -3, int maxBlockSize = 2_000)
    {
        (Name, Fields, Version, PhoneRegion) = (name, fields, version, phoneRegion);
        (EmailRules, CompanyNameRules) = (emailRules ?? EmailRules.Default, companyNameRules ?? CompanyNameRules.Default);
        (Keys, Comparisons, Blocks) = (keys, comparisons, blocks);
        (Prior, MatchWeight, PossibleWeight, MaxBlockSize) = (prior, matchWeight, possibleWeight, maxBlockSize);
    }

    /// <summary>The JSON form: reads older versions, reports every structural problem at once.</summary>
    public static DefinitionJson<MatchDefinition> Json { get; } = new(new DedupeJsonContext(CrmJson.CreateOptions()).MatchDefinition, schemaVersion: 1);

    /// <summary>What the definition is called.</summary>
    public required string Name { get; init; }

    /// <summary>Its version; every decision names it.</summary>
    /// <value>The default value is 1.</value>
    public int Version { get; init; } = 1;

    /// <summary>The fields of the records.</summary>
    public required ImmutableArray<RecordField> Fields { get; init; }

    /// <summary>The region that phone numbers without a calling code belong to; needed if a field is a phone number.</summary>
    public string? PhoneRegion { get; init; }

    /// <summary>What is known about mail providers and placeholders.</summary>
    /// <value>The default value is <see cref="EmailRules.Default"/>.</value>
    public EmailRules EmailRules { get; init; } = EmailRules.Default;

    /// <summary>The legal forms of company names.</summary>
    /// <value>The default value is <see cref="CompanyNameRules.Default"/>.</value>
    public CompanyNameRules CompanyNameRules { get; init; } = CompanyNameRules.Default;

    /// <summary>The keys, in the order in which a reason is looked for.</summary>
    public ImmutableArray<MatchKey> Keys { get; init; } = [];

    /// <summary>The comparisons.</summary>
    public ImmutableArray<FieldComparison> Comparisons { get; init; } = [];

    /// <summary>Which records are compared; records that share a key always are.</summary>
    public ImmutableArray<BlockingRule> Blocks { get; init; } = [];

    /// <summary>The share of all pairs that are the same entity, before anything is compared.</summary>
    /// <value>The default value is 0.0001, a prior weight of -13.287568 bits.</value>
    public double Prior { get; init; } = 0.0001;

    /// <summary>From this weight on a pair is a match.</summary>
    /// <value>The default value is 0 bits, a probability of one half.</value>
    public double MatchWeight { get; init; }

    /// <summary>From this weight on a pair is shown to a person.</summary>
    /// <value>The default value is -3 bits, a probability of one ninth.</value>
    public double PossibleWeight { get; init; } = -3;

    /// <summary>The largest block whose records are compared; a larger one is left out and named in the answer.</summary>
    /// <value>The default value is 2,000.</value>
    public int MaxBlockSize { get; init; } = 2_000;
}
