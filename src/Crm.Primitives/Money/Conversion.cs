using System.Collections.Immutable;

namespace Crm.Primitives;

/// <summary>A converted amount together with the rate that was used, so that it can be stored and checked later.</summary>
/// <param name="Source">What was converted.</param>
/// <param name="Value">The amount in the other currency, unrounded: round it by a rule of your choice.</param>
/// <param name="Routing">How the rate came about.</param>
/// <param name="Rates">The rates used, one a leg; empty for the same currency.</param>
public sealed record Conversion(Money Source, Money Value, ExchangeRouting Routing, ImmutableArray<ExchangeRate> Rates)
{
    /// <summary>Equal if the amounts, the routing and the rates are.</summary>
    /// <param name="other">The other conversion.</param>
    public bool Equals(Conversion? other) =>
        other is not null && Source == other.Source && Value == other.Value && Routing == other.Routing && Rates.SequenceEqual(other.Rates);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Source, Value, Routing, Rates.Length);
}
