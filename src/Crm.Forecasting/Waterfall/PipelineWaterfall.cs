using System.Collections.Immutable;
using Crm.Primitives;

namespace Crm.Forecasting;

/// <summary>How the pipeline of a period got from one snapshot to another, deal by deal.</summary>
/// <remarks>
/// <c>End = Begin + New + MovedIn + Reopened + Increased - Decreased - MovedOut - Won - Lost - Removed</c>, exactly, for every pair of
/// snapshots. An amount change is booked before the deal leaves, so what was won is the closed amount.
/// </remarks>
/// <param name="Begin">The open pipeline in the period at the first snapshot.</param>
/// <param name="End">The same at the second.</param>
/// <param name="Moves">Every step of every deal, in the order of their keys.</param>
public sealed record PipelineWaterfall(decimal Begin, decimal End, ImmutableArray<WaterfallMove> Moves)
{
    /// <summary>The sum of one step over all deals.</summary>
    /// <param name="step">The step.</param>
    public decimal Total(WaterfallStep step) => Moves.Where(m => m.Step == step).Sum(static m => m.Amount);

    /// <summary>Compares two snapshots.</summary>
    /// <param name="before">The earlier snapshot.</param>
    /// <param name="after">The later snapshot.</param>
    /// <param name="period">The period whose pipeline is followed.</param>
    /// <exception cref="ArgumentException">A key is twice in a snapshot.</exception>
    public static PipelineWaterfall Compare(IEnumerable<SnapshotDeal> before, IEnumerable<SnapshotDeal> after, EffectivePeriod period)
    {
        Dictionary<string, SnapshotDeal> first = before.ToDictionary(static d => d.Key, StringComparer.Ordinal);
        Dictionary<string, SnapshotDeal> second = after.ToDictionary(static d => d.Key, StringComparer.Ordinal);
        bool In(SnapshotDeal deal) => deal.State == DealState.Open && period.Contains(deal.CloseDate);
        return new PipelineWaterfall(
            first.Values.Where(In).Sum(static d => d.Amount),
            second.Values.Where(In).Sum(static d => d.Amount),
            [.. first.Keys.Union(second.Keys).Order(StringComparer.Ordinal)
                .SelectMany(key => MovesOf(key, first.GetValueOrDefault(key), second.GetValueOrDefault(key), period))]);
    }

    private static IEnumerable<WaterfallMove> MovesOf(string key, SnapshotDeal? was, SnapshotDeal? now, EffectivePeriod period)
    {
        bool wasIn = was is { State: DealState.Open } && period.Contains(was.CloseDate);
        if (wasIn && now is null)
        {
            yield return new WaterfallMove(key, WaterfallStep.Removed, was!.Amount);
            yield break;
        }

        if (now is null) yield break;
        bool inPeriod = period.Contains(now.CloseDate);
        if (wasIn)
        {
            if (now.Amount > was!.Amount) yield return new WaterfallMove(key, WaterfallStep.Increased, now.Amount - was.Amount);
            if (now.Amount < was.Amount) yield return new WaterfallMove(key, WaterfallStep.Decreased, was.Amount - now.Amount);
            if (now.State == DealState.Open && !inPeriod) yield return new WaterfallMove(key, WaterfallStep.MovedOut, now.Amount);
        }
        else if (inPeriod && (was is null || was.State == DealState.Open))
        {
            yield return new WaterfallMove(key, was is null ? WaterfallStep.New : WaterfallStep.MovedIn, now.Amount);
        }
        else if (inPeriod && now.State == DealState.Open)
        {
            yield return new WaterfallMove(key, WaterfallStep.Reopened, now.Amount);
            yield break;
        }
        else
        {
            yield break;
        }

        if (now.State == DealState.Won) yield return new WaterfallMove(key, WaterfallStep.Won, now.Amount);
        if (now.State == DealState.Lost) yield return new WaterfallMove(key, WaterfallStep.Lost, now.Amount);
    }
}
