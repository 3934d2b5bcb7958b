namespace Crm.Pricing;

/// <summary>One change of an amendment.</summary>
/// <param name="LineId">The line; one that the term does not have is added.</param>
/// <param name="Quantity">How many more, or with a minus how many less, from the day of the amendment to the end of the term.</param>
public sealed record TermChange(string LineId, decimal Quantity)
{
    /// <summary>The product of a line that is added; null for one that is there.</summary>
    public string? Product { get; init; }

    /// <summary>The unit price of a line that is added; null for one that is there, which keeps its price.</summary>
    public decimal? UnitPrice { get; init; }
}
