namespace Crm.Pricing;

/// <summary>A rule as pricing looks through them: what decides in one place, the rest behind a reference.</summary>
/// <param name="MinUnits">The lowest quantity; 0 for none, because absolute quantities are compared.</param>
/// <param name="MaxUnits">The highest quantity; the largest number there is for none.</param>
/// <param name="Guard">What the context must say.</param>
/// <param name="Order">The place in the order in which all rules of the catalogue apply: by stage, descending priority, id.</param>
/// <param name="Rule">The rule.</param>
internal readonly record struct RuleSlot(decimal MinUnits, decimal MaxUnits, int Guard, int Order, CompiledRule Rule);
