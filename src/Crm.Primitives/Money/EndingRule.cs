namespace Crm.Primitives;

/// <summary>Moves a price to one that ends in given digits, such as .99. Prices with the ending are whole numbers apart.</summary>
/// <param name="Ending">The ending; only its distance to a whole number counts, so 0.99 and 1.99 are the same.</param>
/// <param name="Policy">Up or down.</param>
/// <remarks>Worked: ending 0.99 up takes 217.39 to 217.99 and 218.00 to 218.99; ending 0.00 down takes 217.39 to 217.</remarks>
public readonly record struct EndingRule(decimal Ending, EndingPolicy Policy)
{
    /// <summary>Applies the rule; a value that has the ending already stays.</summary>
    /// <param name="value">The price.</param>
    public decimal Round(decimal value) =>
        (Policy == EndingPolicy.Up ? decimal.Ceiling(value - Ending) : decimal.Floor(value - Ending)) + Ending;
}
