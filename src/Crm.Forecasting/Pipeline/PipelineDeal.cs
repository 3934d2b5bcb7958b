using Crm.Primitives;
using NodaTime;

namespace Crm.Forecasting;

/// <summary>A deal as the forecast sees it at one moment.</summary>
/// <param name="Key">The key of the deal.</param>
/// <param name="Owner">The key of its owner.</param>
/// <param name="Stage">The key of its stage; of a closed deal the last one.</param>
/// <param name="Amount">Its amount, in the forecast's currency.</param>
/// <param name="CloseDate">The day it is expected to close; of a won or lost deal the day it closed.</param>
/// <param name="State">Open, won or lost.</param>
/// <param name="Probability">The probability of this deal as a fraction; null takes the stage's.</param>
/// <param name="Category">The category of this deal; null takes the stage's. Only for open deals.</param>
public sealed record PipelineDeal(
    string Key, string Owner, string Stage, Money Amount, LocalDate CloseDate, DealState State,
    decimal? Probability = null, ForecastCategory? Category = null);
