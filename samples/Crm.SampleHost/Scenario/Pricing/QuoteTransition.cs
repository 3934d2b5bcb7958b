using Crm.Persistence.EfCore;
using Crm.Pricing;
using Crm.Primitives;

namespace Crm.SampleHost.Scenario.Pricing;

/// <summary>A command that takes a quote one step through its life cycle.</summary>
public abstract class QuoteTransition : IScenarioCommand
{
    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public string? Subject => "quote";

    /// <inheritdoc/>
    public virtual IReadOnlyList<string> Reads => ["quote"];

    /// <inheritdoc/>
    public async Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        Result<Quote> found = await QuoteRecords.FindAsync(context, cancellationToken);
        if (!found.IsSuccess) return found.ToResult();
        Quote quote = found.Value;
        long version = quote.Version;
        Result taken = Take(quote, context);
        context.Report("state", quote.State);
        if (!taken.IsSuccess) return taken;
        context.Report("priceSnapshotFrozen", quote.ContentHash == QuoteContent.Hash(quote.Request, quote.Prices));
        Result stored = await new EfQuoteStore(context.Db).UpdateAsync(quote, version, cancellationToken);
        if (stored.IsSuccess && quote.CustomerKey is string customer) context.TouchTimeline(customer);
        return stored;
    }

    /// <summary>Takes the step.</summary>
    /// <param name="quote">The quote.</param>
    /// <param name="context">Who, when, and the parameters.</param>
    protected abstract Result Take(Quote quote, StepContext context);
}
