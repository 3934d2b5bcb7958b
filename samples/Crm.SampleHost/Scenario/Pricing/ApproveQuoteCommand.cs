using Crm.Pricing;
using Crm.Primitives;

namespace Crm.SampleHost.Scenario.Pricing;

/// <summary>Approves a quote with the authority that the setup gives the actor.</summary>
public sealed class ApproveQuoteCommand : QuoteTransition
{
    /// <inheritdoc/>
    public override string Name => "Approve";

    /// <inheritdoc/>
    protected override Result Take(Quote quote, StepContext context)
    {
        ArgumentNullException.ThrowIfNull(quote);
        ArgumentNullException.ThrowIfNull(context);
        return quote.Approve(context.Actor.Id, QuoteRecords.AuthorityOf(context), context.At);
    }
}
