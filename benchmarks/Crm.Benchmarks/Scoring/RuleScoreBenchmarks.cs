using BenchmarkDotNet.Attributes;
using Crm.Scoring;
using NodaTime;

namespace Crm.Benchmarks.Scoring;

/// <summary>One lead with twenty events under ten rules with half-lives and bounds: the score, the score with reasons, and one streamed event.</summary>
[MemoryDiagnoser]
public class RuleScoreBenchmarks
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 15, 0, 0);
    private ScoreModel<NoSubject> _model = null!;
    private ScoreInput<NoSubject> _input = null!;
    private ScoreState _state = null!;

    [GlobalSetup]
    public void Setup()
    {
        EventRule[] rules = [.. Enumerable.Range(0, 10).Select(static i => new EventRule
        {
            Name = $"rule {i}", EventType = $"type {i}", Points = 5 + i, Max = 40, Decay = Decay.HalfLife(Duration.FromDays(7 + i)),
        })];
        _model = ScoreModel.Compile(new ScoreDefinition
        {
            Name = "leads",
            Min = 0,
            Max = 100,
            Dimensions = [new ScoreDimension { Name = "engagement", Groups = [new ScoreGroup { Name = "web", Max = 80, EventRules = [.. rules] }] }],
        }).Value;
        _input = new ScoreInput<NoSubject>(default, [.. Enumerable.Range(0, 20).Select(static i => new EngagementEvent($"e{i}", $"type {i % 10}", Now - Duration.FromDays(i)))]);
        _state = _model.NewState();
        foreach (EngagementEvent engagement in _input.Events) _state.Apply(engagement);
    }

    [Benchmark(Baseline = true)]
    public decimal Evaluate() => _model.Evaluate(_input, Now).Value.Value;

    [Benchmark]
    public decimal Explain() => _model.Explain(_input, Now).Value.Score.Value;

    [Benchmark]
    public decimal EvaluateState() => _model.Evaluate(default, _state, Now).Value.Value;
}
