using Crm.Pricing;
using Crm.Primitives;

namespace Crm.SampleHost.Scenario.Pricing;

/// <summary>Hands a draft to those who may approve it.</summary>
public sealed class SubmitQuoteCommand : QuoteTransition
{
    /// <inheritdoc/>
    public override string Name => "Submit";

    /// <inheritdoc/>
    protected override Result Take(Quote quote, StepContext context)
    {
        ArgumentNullException.ThrowIfNull(quote);
        ArgumentNullException.ThrowIfNull(context);
        return quote.Submit(QuotePricing.Approvals(context), context.Actor.Id, context.At);
    }
}
