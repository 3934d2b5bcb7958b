using Crm.Pricing;
using Crm.Primitives;

namespace Crm.SampleHost.Scenario.Pricing;

/// <summary>Agrees to a quote; the last agreement that it needs approves it.</summary>
public sealed class ApproveQuoteCommand : QuoteTransition
{
    /// <inheritdoc/>
    public override string Name => "Approve";

    /// <inheritdoc/>
    protected override Result Take(Quote quote, StepContext context)
    {
        ArgumentNullException.ThrowIfNull(quote);
        ArgumentNullException.ThrowIfNull(context);
        return QuotePricing.Decide(quote, agrees: true, comment: null, context);
    }
}
