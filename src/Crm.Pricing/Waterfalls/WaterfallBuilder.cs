namespace Crm.Pricing;

/// <summary>Builds a waterfall whose steps join.</summary>
internal sealed class WaterfallBuilder
{
    private readonly List<PriceStep> _steps = [];

    internal decimal Amount { get; private set; }

    internal void Add(PriceStage stage, string ruleId, decimal delta)
    {
        PriceStep step = new(stage, ruleId, Amount, delta);
        _steps.Add(step);
        Amount = step.Out;
    }

    internal PriceWaterfall Build() => new(_steps);
}
