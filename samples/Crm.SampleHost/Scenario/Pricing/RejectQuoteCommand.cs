using Crm.Pricing;
using Crm.Primitives;

namespace Crm.SampleHost.Scenario.Pricing;

/// <summary>Sends a quote back to its author.</summary>
public sealed class RejectQuoteCommand : QuoteTransition
{
    /// <inheritdoc/>
    public override string Name => "Reject";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Reads => ["quote", "comment"];
    /// <inheritdoc/>
    protected override Result Take(Quote quote, StepContext context)
    {
        ArgumentNullException.ThrowIfNull(quote);
        ArgumentNullException.ThrowIfNull(context);
        return QuotePricing.Decide(quote, agrees: false, context.Params.TextOrNull("comment"), context);
    }
}
