using System.Globalization;
using System.Text.Json.Serialization;

namespace Crm.Pricing;

/// <summary>How an amount came about, from the list price to the total with taxes, step by step.</summary>
/// <remarks>
/// Law: the first step begins at 0, each begins where the one before ended, so the deltas add up to every amount exactly. Nothing is
/// rounded but in a step that says so. Immutable and thread-safe.
/// </remarks>
[JsonConverter(typeof(PriceWaterfallConverter))]
public sealed class PriceWaterfall
{
    /// <summary>Makes a waterfall from its steps.</summary>
    /// <param name="steps">At least one step; the first begins at 0.</param>
    /// <exception cref="ArgumentException">The steps do not join.</exception>
    public PriceWaterfall(IReadOnlyList<PriceStep> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        decimal amount = 0m;
        foreach (PriceStep step in steps)
        {
            if (step.In != amount) throw new ArgumentException($"The step {step.Stage} {step.RuleId} does not begin where the one before ended.", nameof(steps));
            amount = step.Out;
        }

        Steps = steps;
    }

    private PriceWaterfall(PriceStep[] joined) => Steps = joined;

    /// <summary>The steps, in order.</summary>
    public IReadOnlyList<PriceStep> Steps { get; }

    /// <summary>The list price.</summary>
    public decimal List => After(PriceStage.List);

    /// <summary>The regular price: list or contracted, schedule, proration and promotions.</summary>
    public decimal Regular => After(PriceStage.Promotion);

    /// <summary>The customer price: regular less what the seller grants on top.</summary>
    public decimal Customer => After(PriceStage.Additional);

    /// <summary>The partner price.</summary>
    public decimal Partner => After(PriceStage.Partner);

    /// <summary>The net price: without any tax.</summary>
    public decimal Net => After(PriceStage.IncludedTax);

    /// <summary>The net and all taxes.</summary>
    public decimal Total => Steps.Count == 0 ? 0m : Steps[^1].Out;

    /// <summary>All discounts together, as a positive number; unrounded.</summary>
    public decimal Discount
    {
        get
        {
            decimal sum = 0m;
            foreach (PriceStep step in Steps)
            {
                if (step.Stage is PriceStage.Schedule or PriceStage.Promotion or PriceStage.Additional or PriceStage.Partner or PriceStage.Distributor or PriceStage.Document)
                    sum -= step.Delta;
            }

            return sum;
        }
    }

    /// <summary>The amount before the discount on the document, and what that takes off.</summary>
    internal (decimal Before, decimal Off) Document
    {
        get
        {
            ReadOnlySpan<PriceStep> steps = Steps as PriceStep[] ?? [.. Steps];
            int last = steps.Length - 1;
            while (last >= 0 && steps[last].Stage > PriceStage.Document) last--;
            decimal off = 0m;
            for (; last >= 0 && steps[last].Stage == PriceStage.Document; last--) off -= steps[last].Delta;
            return (last < 0 ? 0m : steps[last].Out, off);
        }
    }

    /// <summary>A waterfall of steps that were made to join.</summary>
    internal static PriceWaterfall OfJoined(PriceStep[] steps) => new(steps);

    /// <summary>The amount after a stage: what the last step of it, or of any stage before it, leaves.</summary>
    /// <param name="stage">The stage.</param>
    /// <remarks>Counted in the order of the steps, so a variant that takes a stage later shows it where it stands.</remarks>
    public decimal After(PriceStage stage)
    {
        for (int i = Steps.Count - 1; i >= 0; i--)
        {
            if (Steps[i].Stage <= stage) return Steps[i].Out;
        }

        return 0m;
    }

    /// <summary>The waterfall as a table in invariant notation: stage, cause, what it adds, what is left. Line feeds, no trailing one.</summary>
    public override string ToString()
    {
        int stage = 0, rule = 0, delta = 0, left = 0;
        foreach (PriceStep step in Steps)
        {
            stage = Math.Max(stage, step.Stage.ToString().Length);
            rule = Math.Max(rule, step.RuleId.Length);
            delta = Math.Max(delta, Text(step.Delta).Length);
            left = Math.Max(left, Text(step.Out).Length);
        }

        return string.Join('\n', Steps.Select(step =>
            $"{step.Stage.ToString().PadRight(stage)}  {step.RuleId.PadRight(rule)}  {Text(step.Delta).PadLeft(delta)}  {Text(step.Out).PadLeft(left)}"));
    }

    private static string Text(decimal amount) => amount.ToString("0.00##########", CultureInfo.InvariantCulture);
}
