namespace Crm.Primitives;

/// <summary>How large a definition from outside may be. Every reader and every compile takes one; exceeding it is a coded error.</summary>
/// <remarks>
/// Definitions come from tenants. The limits keep one of them from taking the memory or the time of all the others: reading and compiling
/// grow at most like size times log of size, and size ends here. Immutable and thread-safe.
/// </remarks>
public sealed record DefinitionLimits
{
    /// <summary>The documented defaults, generous for people and tight for machines.</summary>
    public static DefinitionLimits Default { get; } = new();

    /// <summary>The longest JSON text in UTF-8 bytes.</summary>
    /// <value>The default is 4,194,304 (4 MiB).</value>
    public int Bytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>How deep JSON values, and the parts of a condition, may be nested.</summary>
    /// <value>The default is 64.</value>
    public int Depth { get; init; } = 64;

    /// <summary>How many JSON values a document may hold, containers included.</summary>
    /// <value>The default is 200,000.</value>
    public int Nodes { get; init; } = 200_000;

    /// <summary>How many rules (steps, lines, entries: whatever the engine calls them) a definition may hold.</summary>
    /// <value>The default is 10,000.</value>
    public int Rules { get; init; } = 10_000;

    /// <summary>How many parts one condition may have: groups, negations and comparisons.</summary>
    /// <value>The default is 500, so that SQLite, whose expressions end at a depth of 1,000, can still run every condition.</value>
    public int ConditionNodes { get; init; } = 500;

    /// <summary>How many values a list inside a condition may have.</summary>
    /// <value>The default is 10,000.</value>
    public int ListItems { get; init; } = 10_000;

    /// <summary>The longest single text, in UTF-16 units.</summary>
    /// <value>The default is 4,000.</value>
    public int TextLength { get; init; } = 4_000;

    /// <summary>How many dated occurrences the recurring rules of a definition may expand to.</summary>
    /// <value>The default is 100,000.</value>
    public int Expansions { get; init; } = 100_000;
}
