using Crm.Primitives;
using Xunit;

namespace Crm.Domain.Tests.Sales;

public sealed class PipelineTests
{
    [Fact]
    public void Compile_GoodDefinition_GivesItsStages()
    {
        Pipeline pipeline = Deals.Stages;

        Assert.Equal("Qualification", pipeline.First.Key);
        Assert.True(pipeline.TryGet("Proposal", out PipelineStage? stage));
        Assert.Equal(50m, stage.Probability);
        Assert.False(pipeline.TryGet("proposal", out _));
        Assert.Empty(pipeline.Diagnostics);
    }

    [Fact]
    public void Compile_EverythingWrong_IsReportedAtOnce()
    {
        PipelineStage[] stages =
        [
            new("A", 101m, ForecastCategory.Pipeline), new("A", 10m, ForecastCategory.Closed), new(" ", -1m, ForecastCategory.Commit),
        ];

        Result<Pipeline> result = Pipeline.Compile(new PipelineDefinition("", stages));

        Assert.Equal(
            [
                ("/key", "sales.pipeline_key"), ("/stages/0/probability", "sales.stage_probability"), ("/stages/1/key", "sales.stage_key"),
                ("/stages/1/category", "sales.stage_category"), ("/stages/2/key", "sales.stage_key"), ("/stages/2/probability", "sales.stage_probability"),
            ],
            result.ValidationErrors.Select(e => (e.Identifier!, e.ErrorCode!)));
    }

    [Fact]
    public void Compile_NoStages_IsRefused() =>
        Assert.Equal("sales.no_stages", Assert.Single(Pipeline.Compile(new PipelineDefinition("p", [])).ValidationErrors).ErrorCode);

    [Fact]
    public void Compile_FallingProbability_WarnsAndWorks()
    {
        Pipeline pipeline = Pipeline.Compile(new PipelineDefinition("p",
            [new PipelineStage("A", 50m, ForecastCategory.Pipeline), new PipelineStage("B", 40m, ForecastCategory.Commit)])).Value;

        ValidationError warning = Assert.Single(pipeline.Diagnostics);
        Assert.Equal(("sales.stage_probability_falls", Severity.Warning), (warning.ErrorCode, warning.Severity));
    }
}
