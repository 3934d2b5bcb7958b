namespace Crm.Pricing;

/// <summary>A price as the selection looks through them: what decides in one place, the rest behind a reference.</summary>
/// <param name="MinUnits">The lowest quantity; 0 for none, because absolute quantities are compared.</param>
/// <param name="MaxUnits">The highest quantity; the largest number there is for none.</param>
/// <param name="Guard">What the context must say.</param>
/// <param name="Rank">Equal for prices that only their amounts can tell apart; a lower one ranks before a higher one.</param>
/// <param name="Origin">The kind of its list.</param>
/// <param name="Entry">The price.</param>
internal readonly record struct PriceSlot(decimal MinUnits, decimal MaxUnits, int Guard, int Rank, PriceOrigin Origin, CompiledEntry Entry);
