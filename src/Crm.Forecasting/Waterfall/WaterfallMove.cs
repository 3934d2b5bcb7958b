namespace Crm.Forecasting;

/// <summary>What one deal did between two snapshots.</summary>
/// <param name="Key">The deal.</param>
/// <param name="Step">What it did; a deal may do two things, such as appear and be won.</param>
/// <param name="Amount">The amount of the step, not negative.</param>
public sealed record WaterfallMove(string Key, WaterfallStep Step, decimal Amount)
{
    /// <summary>The amount with the sign it has in the pipeline.</summary>
    public decimal Effect => Step is WaterfallStep.New or WaterfallStep.MovedIn or WaterfallStep.Reopened or WaterfallStep.Increased ? Amount : -Amount;
}
