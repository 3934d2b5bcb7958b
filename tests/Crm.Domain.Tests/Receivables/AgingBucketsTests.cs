using Crm.Primitives;
using Crm.Testing;
using FsCheck.Fluent;
using Xunit;

namespace Crm.Domain.Tests.Receivables;

public sealed class AgingBucketsTests
{
    [Fact]
    public void Compile_GapOverlapAndClosedEnds_AreAllReportedAtOnce()
    {
        Result<AgingBuckets> result = AgingBuckets.Compile(
            [new AgingBucket("a", 0, 10), new AgingBucket("b", 12, 20), new AgingBucket("b", 20, 5), new AgingBucket("c", 6, 40)]);

        Assert.Equal(
            [
                ("/0/from", "receivables.bucket_open_end"), ("/1/from", "receivables.bucket_gap"), ("/2/name", "receivables.bucket_name"),
                ("/2/to", "receivables.bucket_reversed"), ("/2/from", "receivables.bucket_overlap"), ("/3/to", "receivables.bucket_open_end"),
            ],
            result.ValidationErrors.Select(e => (e.Identifier!, e.ErrorCode!)));
    }

    [Fact]
    public void Compile_OpenEndsInTheMiddle_AreReported()
    {
        Result<AgingBuckets> result = AgingBuckets.Compile([new AgingBucket("a", null, null), new AgingBucket("b", null, null)]);

        Assert.Equal(["/0/to", "/1/from"], result.ValidationErrors.Select(e => e.Identifier));
    }

    [Fact]
    public void Compile_NoBuckets_IsRefused() =>
        Assert.Equal("receivables.no_buckets", Assert.Single(AgingBuckets.Compile([]).ValidationErrors).ErrorCode);

    [Theory]
    [InlineData(-1, "not due (current)")]
    [InlineData(0, "0-30")]
    [InlineData(30, "0-30")]
    [InlineData(31, "31-60")]
    [InlineData(61, "61+")]
    public void FromUpperEnds_DayOfTheDueDate_IsInTheFirstBucket(int days, string expected) =>
        Assert.Equal(expected, AgingBuckets.FromUpperEnds([30, 60]).Value.Of(days).Name);

    [Fact]
    public void FromUpperEnds_NotRising_IsRefused() => Assert.False(AgingBuckets.FromUpperEnds([30, 30]).IsSuccess);

    [Fact]
    public void Of_AnyDays_GivesTheOneBucketThatContainsThem() =>
        Law.Holds(Gen.Choose(-10_000, 10_000), days =>
            AgingBuckets.Standard.Buckets.Single(bucket => bucket.Contains(days)) == AgingBuckets.Standard.Of(days));
}
