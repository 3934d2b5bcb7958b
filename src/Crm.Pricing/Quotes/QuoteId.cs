namespace Crm.Pricing;

/// <summary>The id of one version of a quote. Made by the caller.</summary>
/// <param name="Value">The value.</param>
public readonly record struct QuoteId(Guid Value)
{
    /// <summary>The id as text.</summary>
    public override string ToString() => Value.ToString("D");
}
