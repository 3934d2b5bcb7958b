using Crm.Pricing;
using Crm.Primitives;

namespace Crm.SampleHost.Scenario.Pricing;

/// <summary>Withdraws a quote.</summary>
public sealed class CancelQuoteCommand : QuoteTransition
{
    /// <inheritdoc/>
    public override string Name => "Cancel";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Reads => ["quote", "reason"];
    /// <inheritdoc/>
    protected override Result Take(Quote quote, StepContext context)
    {
        ArgumentNullException.ThrowIfNull(quote);
        ArgumentNullException.ThrowIfNull(context);
        return quote.Cancel(context.Params.TextOrNull("reason"), context.Actor.Id, context.At);
    }
}
