using Crm.Dedupe.Tests.Matching;
using Crm.Testing;
using FsCheck.Fluent;
using Xunit;
using static Crm.Dedupe.Tests.Matching.Definitions;

namespace Crm.Dedupe.Tests.Lookup;

public sealed class DuplicateIndexTests
{
    [Fact]
    public void Find_WhateverTheOrderOfAdding_IsTheSame() => Law.Holds(RecordMatcherTests.Record.ListOf().Zip(RecordMatcherTests.Record), static p =>
    {
        SourceRecord[] records = [.. p.Item1.DistinctBy(static r => r.Id)];
        return Ids(Of(records).Find(p.Item2)).SequenceEqual(Ids(Of(records.Reverse()).Find(p.Item2)));
    }, cases: 300);

    [Fact]
    public void Find_ThroughBlocks_FindsWhatComparingAllOfThemFinds() => Law.Holds(RecordMatcherTests.Record.ListOf().Zip(RecordMatcherTests.Record), static p =>
    {
        PreparedRecord asked = Matcher.Prepare(p.Item2);
        SourceRecord[] records = [.. p.Item1.DistinctBy(static r => r.Id).Where(r => r.Id != p.Item2.Id)];

        // Names that are alike here share their first two letters, and the prior alone is not enough: the blocks lose nothing.
        IEnumerable<string> all = records.Where(r => Matcher.Compare(asked, Matcher.Prepare(r)).Decision != MatchDecision.Different).Select(static r => r.Id);
        return Ids(Of(records).Find(asked)).Order(StringComparer.Ordinal).SequenceEqual(all.Order(StringComparer.Ordinal));
    }, cases: 300);

    [Fact]
    public void Find_AfterRemove_DoesNotFindIt()
    {
        DuplicateIndex index = Of([Person("1", "Wang Wei", phone: "13800138000")]);
        Assert.Equal("1", index.Find(Person("2", "Wang Wei", phone: "13800138000")).Best?.Record.Id);
        Assert.True(index.Remove("1"));
        Assert.False(index.Remove("1"));
        Assert.Null(index.Find(Person("2", "Wang Wei", phone: "13800138000")).Best);
        Assert.Equal(0, index.Count);
    }

    [Fact]
    public void Find_ItselfById_IsNoDuplicate() => Assert.Empty(Of([Person("1", "Wang Wei")]).Find(Person("1", "Wang Wei")).Candidates);

    [Fact]
    public void Find_BlockTooLarge_IsSkippedAndNamed()
    {
        RecordMatcher matcher = RecordMatcher.Compile(Contacts with { MaxBlockSize = 2 }).Value;
        DuplicateIndex index = new(matcher);
        for (int i = 0; i < 3; i++) index.Add(Person($"{i}", "Wang Wei"));
        DuplicateSearch search = index.Find(Person("asked", "Wang Wei"));
        Assert.Equal((0, "wa"), (search.Compared, Assert.Single(search.SkippedBlocks)));
    }

    private static DuplicateIndex Of(IEnumerable<SourceRecord> records)
    {
        DuplicateIndex index = new(Matcher);
        foreach (SourceRecord record in records) index.Add(record);
        return index;
    }

    private static IEnumerable<string> Ids(DuplicateSearch search) => search.Candidates.Select(static c => c.Record.Id);
}
