using Crm.Dedupe.Tests.Matching;
using Xunit;
using static Crm.Dedupe.Tests.Matching.Definitions;

namespace Crm.Dedupe.Tests.Files;

public sealed class FileMatchTests
{
    [Fact]
    public void Run_KnownRecordsAndEarlierRows_ArePointedTo()
    {
        DuplicateIndex known = new(Matcher);
        known.Add(Person("P-1", "Li Na", "Li.Na@Example.com"));
        RowMatch[] rows =
        [
            .. FileMatch.Run(Matcher,
            [
                Person("1", "Wang Wei", "wang.wei@example.com", "0086-13800138000"),
                Person("2", "LI NA", "li.na@example.com"),
                Person("3", "Someone Else", phone: "13800138000"),
                Person("4", "Sun Li"),
            ], known),
        ];
        Assert.Equal(
            [(RowOutcome.New, null), (RowOutcome.Existing, "P-1"), (RowOutcome.DuplicateInFile, "1"), (RowOutcome.New, null)],
            rows.Select(static r => (r.Outcome, r.MatchedId)));
        Assert.Equal("emailKey", rows[1].Reason?.Key?.Name);
        Assert.Equal(1, known.Count);
    }

    [Fact]
    public void Run_ADuplicateRow_DoesNotLinkFurtherRows()
    {
        RowMatch[] rows = [.. FileMatch.Run(Matcher,
            [Person("1", "Wang Wei", phone: "13800138000"), Person("2", "Xu Bo", "x@example.com", "13800138000"), Person("3", "Yi Da", "x@example.com")], new DuplicateIndex(Matcher))];
        Assert.Equal([RowOutcome.New, RowOutcome.DuplicateInFile, RowOutcome.New], rows.Select(static r => r.Outcome));
    }

    [Fact]
    public void Run_Cancelled_Ends()
    {
        using CancellationTokenSource cancelled = new();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => FileMatch.Run(Matcher, [Person("1", "A B")], new DuplicateIndex(Matcher), cancelled.Token));
    }
}
