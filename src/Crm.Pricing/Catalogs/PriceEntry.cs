using Crm.Primitives;
using NodaTime;

namespace Crm.Pricing;

/// <summary>One price in a list: for what, under which conditions, and how it is computed.</summary>
/// <param name="Id">The id; unique in the catalogue. It breaks the last tie and stands in every trace.</param>
/// <remarks>Give a <see cref="Price"/>, or a <see cref="Formula"/> that derives it from the list this one is based on. Neither or both is an error.</remarks>
public sealed record PriceEntry(string Id)
{
    /// <summary>The product or variant; null together with <see cref="Category"/> null means every product.</summary>
    public string? Product { get; init; }

    /// <summary>The category, those below it included; null for none.</summary>
    public string? Category { get; init; }

    /// <summary>The price of units of the product.</summary>
    public PriceModel? Price { get; init; }

    /// <summary>The derivation from the base list.</summary>
    public PriceFormula? Formula { get; init; }

    /// <summary>The lowest quantity, included, in units of the product; null for none.</summary>
    public decimal? MinQuantity { get; init; }

    /// <summary>The highest quantity, included, in units of the product; null for none.</summary>
    public decimal? MaxQuantity { get; init; }

    /// <summary>What the context must say. All must match.</summary>
    public IReadOnlyList<AttributeMatch> Conditions { get; init; } = [];

    /// <summary>Higher goes first. The default is 0.</summary>
    public int Priority { get; init; }

    /// <summary>The first instant, included; null for ever since.</summary>
    public Instant? ValidFrom { get; init; }

    /// <summary>The last instant, included; null for ever.</summary>
    public Instant? ValidTo { get; init; }

    /// <summary>The days on which it holds, in a time zone; null for no such limit.</summary>
    public ValidDates? ValidDates { get; init; }

    /// <summary>Condition data that must be satisfied too; null for none. It is looked at last, and counts as one condition.</summary>
    /// <remarks>
    /// Fields: <c>product</c>, <c>variantOf</c>, <c>category</c> (the product's own), <c>quantity</c> (in units of the product, without
    /// sign), <c>currency</c>, <c>date</c>, <c>asOf</c>, <c>customer</c>, <c>segment</c> and those of <see cref="PriceCatalog.Fields"/>.
    /// </remarks>
    public Condition? When { get; init; }
}
