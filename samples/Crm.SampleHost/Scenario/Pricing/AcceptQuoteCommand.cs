using Crm.Pricing;
using Crm.Primitives;

namespace Crm.SampleHost.Scenario.Pricing;

/// <summary>A seller enters that the customer accepts.</summary>
public sealed class AcceptQuoteCommand : QuoteTransition
{
    /// <inheritdoc/>
    public override string Name => "Accept";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Reads => ["quote", "signature"];
    /// <inheritdoc/>
    protected override Result Take(Quote quote, StepContext context)
    {
        ArgumentNullException.ThrowIfNull(quote);
        ArgumentNullException.ThrowIfNull(context);
        return quote.Accept(context.Params.TextOrNull("signature") ?? quote.CustomerKey, context.Actor.Id, context.At).ToResult();
    }
}
