namespace Crm.Dedupe;

/// <summary>The stable codes of what can be wrong with a <see cref="MatchDefinition"/>.</summary>
public static class MatchErrors
{
    /// <summary>A name is empty.</summary>
    public const string NameMissing = "dedupe.name_missing";

    /// <summary>Two fields or keys have one name, or a field is compared twice.</summary>
    public const string Duplicate = "dedupe.duplicate";

    /// <summary>A key, comparison or block names a field that is not defined.</summary>
    public const string UnknownField = "dedupe.unknown_field";

    /// <summary>There is a phone field and no region, or no such region.</summary>
    public const string UnknownRegion = "dedupe.unknown_region";

    /// <summary>There is neither a key nor a comparison.</summary>
    public const string NothingToCompare = "dedupe.nothing_to_compare";

    /// <summary>The last level of a comparison is not Else, or Else stands before the end.</summary>
    public const string ElseLevel = "dedupe.else_level";

    /// <summary>A level has both a weight and probabilities, or neither.</summary>
    public const string LevelEvidence = "dedupe.level_evidence";

    /// <summary>A probability or a similarity is not where it can be.</summary>
    public const string OutOfRange = "dedupe.out_of_range";

    /// <summary>A level weighs values by their rarity, but the comparison has no exact level with u.</summary>
    public const string RarityNeedsU = "dedupe.rarity_needs_u";

    /// <summary>The threshold for a match lies below the one for a possible match.</summary>
    public const string ThresholdOrder = "dedupe.threshold_order";

    /// <summary>A warning: a level can never be met, because one before it takes everything it would.</summary>
    public const string LevelUnreachable = "dedupe.level_unreachable";

    /// <summary>A warning: comparisons, but no block: only records that share a key are ever compared.</summary>
    public const string NoBlocks = "dedupe.no_blocks";

    /// <summary>The definition is larger than the limits allow.</summary>
    public const string TooLarge = "dedupe.too_large";
}
