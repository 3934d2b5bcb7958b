namespace Crm.Pricing;

/// <summary>How the tiers of a discount schedule apply.</summary>
public enum ScheduleKind
{
    /// <summary>The tier of the whole quantity discounts every unit.</summary>
    Range,

    /// <summary>Each unit gets the discount of its own tier.</summary>
    Slab,
}
