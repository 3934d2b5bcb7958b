using Xunit;

namespace Crm.Dedupe.Tests.Metrics;

public sealed class LinkageMetricsTests
{
    [Fact]
    public void Pairwise_TheTruthItself_IsPerfect()
    {
        int[][] clusters = [[1, 2, 3], [4]];
        Assert.Equal(new PairCounts(3, 0, 0), LinkageMetrics.Pairwise(clusters, clusters));
        Assert.Equal(new LinkageQuality(1, 1), LinkageMetrics.BCubed(clusters, clusters));
    }

    [Fact]
    public void Pairwise_OtherRecords_AreRefused() =>
        Assert.Throws<ArgumentException>(static () => LinkageMetrics.Pairwise<int>([[1, 2]], [[1, 3]]));

    [Fact]
    public void Pairwise_RecordInTwoClusters_IsRefused() =>
        Assert.Throws<ArgumentException>(static () => LinkageMetrics.Pairwise<int>([[1], [1]], [[1]]));
}
