using Crm.Pricing;
using Crm.Primitives;

namespace Crm.SampleHost.Scenario.Pricing;

/// <summary>Gives a quote to the customer.</summary>
public sealed class PresentQuoteCommand : QuoteTransition
{
    /// <inheritdoc/>
    public override string Name => "Present";

    /// <inheritdoc/>
    protected override Result Take(Quote quote, StepContext context)
    {
        ArgumentNullException.ThrowIfNull(quote);
        ArgumentNullException.ThrowIfNull(context);
        return quote.Present(context.Actor.Id, context.At);
    }
}
