using Crm.Primitives;

namespace Crm.Pricing.Tests.Documents;

/// <summary>A document, what it is paid in and the policy it is priced by.</summary>
internal sealed record AnyDocument(PricingPolicy Policy, Currency Currency, QuoteRequest Request)
{
    /// <summary>Enough to write the case down as a test.</summary>
    public override string ToString() => $"{Policy}, {Currency} in steps of {Currency.SmallestUnit}, {Request.DocumentDiscount?.ToString() ?? "no document discount"}:"
        + string.Concat(Request.Lines.Select(static line =>
            $"\n  {line.Id} {line.Product}: {line.Quantity} x {line.Price}, x {line.ProrateMultiplier}"
            + string.Concat(line.Discounts.Select(static d => $"\n    {d}")) + string.Concat(line.Taxes!.Select(static t => $"\n    {t}"))));
}
