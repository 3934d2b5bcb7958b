using Crm.Pricing;
using Crm.Primitives;

namespace Crm.SampleHost.Scenario.Pricing;

/// <summary>Takes a quote back before anybody decided.</summary>
public sealed class RecallQuoteCommand : QuoteTransition
{
    /// <inheritdoc/>
    public override string Name => "Recall";

    /// <inheritdoc/>
    protected override Result Take(Quote quote, StepContext context)
    {
        ArgumentNullException.ThrowIfNull(quote);
        ArgumentNullException.ThrowIfNull(context);
        return quote.Recall(context.Actor.Id, context.At);
    }
}
