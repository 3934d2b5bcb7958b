using Crm.Primitives;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace Crm.Forecasting.Tests;

public sealed class PipelineWaterfallTests
{
    private static readonly LocalDate April = new(2026, 4, 1);
    private static readonly EffectivePeriod Quarter = new(April, April.PlusMonths(3));

    private static readonly Gen<SnapshotDeal[]> Snapshots =
        from keys in Gen.ArrayOf(Gen.Choose(0, 12), 10)
        from amounts in Gen.ArrayOf(Gen.Choose(0, 5), 10)
        from months in Gen.ArrayOf(Gen.Choose(-1, 4), 10)
        from states in Gen.ArrayOf(Gen.Elements(DealState.Open, DealState.Open, DealState.Won, DealState.Lost), 10)
        select keys.Select((k, i) => new SnapshotDeal($"d{k}", amounts[i], April.PlusMonths(months[i]), states[i])).DistinctBy(static d => d.Key).ToArray();

    [Fact]
    public void Compare_AnyTwoSnapshots_TheIdentityHolds() =>
        Law.Holds(from a in Snapshots from b in Snapshots select (a, b), static c =>
        {
            PipelineWaterfall w = PipelineWaterfall.Compare(c.a, c.b, Quarter);
            return w.End == w.Begin + w.Moves.Sum(static m => m.Effect) && w.Moves.All(static m => m.Amount >= 0m);
        }, 10_000);

    [Fact]
    public void Compare_WithItself_NothingMovesButWhatIsNotIn() =>
        Law.Holds(Snapshots, static s => PipelineWaterfall.Compare(s, s, Quarter).Moves.Sum(static m => m.Effect) == 0m);

    [Fact]
    public void Compare_GrownAndWon_TheChangeIsBookedFirst()
    {
        PipelineWaterfall w = PipelineWaterfall.Compare(
            [new SnapshotDeal("a", 100m, April, DealState.Open)], [new SnapshotDeal("a", 120m, April.PlusMonths(6), DealState.Won)], Quarter);
        Assert.Equal([(WaterfallStep.Increased, 20m), (WaterfallStep.Won, 120m)], w.Moves.Select(static m => (m.Step, m.Amount)));
    }
}
