using System.Globalization;
using BenchmarkDotNet.Attributes;
using Crm.Dedupe;

namespace Crm.Benchmarks.Dedupe;

/// <summary>Looks for one person among many: normalise, find the blocks, compare, rank.</summary>
[MemoryDiagnoser]
public class LookupBenchmarks
{
    private DuplicateIndex _index = null!;
    private SourceRecord _asked = null!;

    [Params(10_000, 100_000)]
    public int Records { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        RecordMatcher matcher = RecordMatcher.Compile(new MatchDefinition
        {
            Name = "contacts",
            PhoneRegion = "CN",
            Fields = [new RecordField("name", FieldKind.PersonName), new RecordField("phone", FieldKind.Phone)],
            Keys = [new MatchKey("phoneE164", "phone")],
            Comparisons = [new FieldComparison("name", [ComparisonLevel.Exact(8), ComparisonLevel.JaroWinkler(0.92, 5), ComparisonLevel.Else(-4)])],
            Blocks = [new BlockingRule("name", Prefix: 6)],
        }).Value;
        _index = new DuplicateIndex(matcher);
        for (int i = 0; i < Records; i++)
        {
            string number = (13800000000L + i).ToString(CultureInfo.InvariantCulture);
            _index.Add(SourceRecord.Of(number, ("name", $"{(char)('a' + i % 26)}{i % 97}{i % 89} Wei"), ("phone", number)));
        }

        _asked = SourceRecord.Of("asked", ("name", "A00 Wei"), ("phone", "+86 138-0000-0001"));
    }

    [Benchmark]
    public DuplicateSearch Find() => _index.Find(_asked);
}
