using NodaTime;

namespace Crm.Primitives;

/// <summary>On and after a date, until a later one is known, one unit of a currency buys this much of another.</summary>
/// <param name="From">The currency that is one.</param>
/// <param name="To">The currency it is expressed in.</param>
/// <param name="Date">The first day it holds.</param>
/// <param name="Rate">How much of <paramref name="To"/> one <paramref name="From"/> is; greater than 0. 1 USD = 7.20 CNY is 7.20.</param>
public sealed record ExchangeRate(Currency From, Currency To, LocalDate Date, decimal Rate);
