using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>The JSON form of exchange rates.</summary>
internal sealed record ExchangeRatesDocument(Currency? Pivot, IReadOnlyList<ExchangeRate> Rates);
