using NodaTime;

namespace Crm.Pricing;

/// <summary>A list of prices in one currency.</summary>
/// <param name="Id">The id; unique in the catalogue.</param>
/// <param name="Currency">The ISO 4217 code.</param>
/// <param name="Origin">What kind of list it is.</param>
public sealed record PriceList(string Id, string Currency, PriceOrigin Origin)
{
    /// <summary>The list that formulas derive from; null means the base lists.</summary>
    public string? BasedOn { get; init; }

    /// <summary>What the context must say for the list to count. All must match.</summary>
    public IReadOnlyList<AttributeMatch> Conditions { get; init; } = [];

    /// <summary>The first instant, included; null for ever since.</summary>
    public Instant? ValidFrom { get; init; }

    /// <summary>The last instant, included; null for ever.</summary>
    public Instant? ValidTo { get; init; }

    /// <summary>The days on which it holds, in a time zone; null for no such limit.</summary>
    public ValidDates? ValidDates { get; init; }

    /// <summary>The prices.</summary>
    public IReadOnlyList<PriceEntry> Entries { get; init; } = [];
}
