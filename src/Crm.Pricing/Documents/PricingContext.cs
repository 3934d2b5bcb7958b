using System.Collections.Immutable;
using Crm.Primitives;
using NodaTime;

namespace Crm.Pricing;

/// <summary>Everything about the moment and the customer that prices depend on.</summary>
/// <param name="AsOf">The instant that chooses lists and rules. Give a past one to price as it was then.</param>
/// <param name="Currency">The ISO 4217 code of the document.</param>
public sealed record PricingContext(Instant AsOf, string Currency)
{
    /// <summary>What conditions look at: customer, segment, region ... by name.</summary>
    public ImmutableSortedDictionary<string, string> Attributes { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Rates for lists in other currencies; null means that only lists in <see cref="Currency"/> count.</summary>
    public ExchangeRates? Rates { get; init; }

    /// <summary>The day of the rate; needed with <see cref="Rates"/>.</summary>
    public LocalDate? RateDate { get; init; }

    /// <summary>The same context with an attribute set.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="value">Its value.</param>
    public PricingContext With(string attribute, string value) => this with { Attributes = Attributes.SetItem(attribute, value) };
}
