using Crm.Pricing;
using Crm.Primitives;

namespace Crm.SampleHost.Scenario.Pricing;

/// <summary>The customer accepts with a signature.</summary>
public sealed class AcceptQuoteInPortalCommand : QuoteTransition
{
    /// <inheritdoc/>
    public override string Name => "AcceptQuote";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Reads => ["quote", "signature"];
    /// <inheritdoc/>
    protected override Result Take(Quote quote, StepContext context)
    {
        ArgumentNullException.ThrowIfNull(quote);
        ArgumentNullException.ThrowIfNull(context);
        return quote.Accept(context.Params.TextOrNull("signature"), context.Actor.Id, context.At).ToResult();
    }
}
