using Crm.Primitives;
using Crm.Testing;
using NodaTime;

namespace Crm.Domain.Tests.Sales;

/// <summary>The pipeline, currency and zone that the tests of a sale share.</summary>
internal static class Deals
{
    internal static readonly Currency Cny = Currency.Of("CNY");

    internal static readonly DateTimeZone Shanghai = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    internal static readonly Instant Now = Instant.FromUtc(2026, 5, 18, 1, 0);

    internal static Pipeline Stages { get; } = Pipeline.Compile(new PipelineDefinition("standard",
    [
        new PipelineStage("Qualification", 10m, ForecastCategory.Pipeline), new PipelineStage("NeedsAnalysis", 25m, ForecastCategory.Pipeline),
        new PipelineStage("Proposal", 50m, ForecastCategory.BestCase), new PipelineStage("Negotiation", 75m, ForecastCategory.Commit),
    ])).Value;

    internal static Money Yuan(decimal amount) => new(amount, Cny);
}
