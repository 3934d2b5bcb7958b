using Crm.Pricing;
using Crm.Primitives;

namespace Crm.SampleHost.Scenario.Pricing;

/// <summary>Makes an approved quote a draft again.</summary>
public sealed class EditQuoteCommand : QuoteTransition
{
    /// <inheritdoc/>
    public override string Name => "Edit";

    /// <inheritdoc/>
    protected override Result Take(Quote quote, StepContext context)
    {
        ArgumentNullException.ThrowIfNull(quote);
        ArgumentNullException.ThrowIfNull(context);
        return quote.Edit(context.Actor.Id, context.At);
    }
}
