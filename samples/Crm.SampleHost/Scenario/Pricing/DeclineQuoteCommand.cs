using Crm.Pricing;
using Crm.Primitives;

namespace Crm.SampleHost.Scenario.Pricing;

/// <summary>The customer says no.</summary>
public sealed class DeclineQuoteCommand : QuoteTransition
{
    /// <inheritdoc/>
    public override string Name => "Decline";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Reads => ["quote", "reason"];
    /// <inheritdoc/>
    protected override Result Take(Quote quote, StepContext context)
    {
        ArgumentNullException.ThrowIfNull(quote);
        ArgumentNullException.ThrowIfNull(context);
        return quote.Decline(context.Params.TextOrNull("reason"), context.Actor.Id, context.At);
    }
}
