using Crm.SampleHost.Scenario;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime.Text;

namespace Crm.SampleHost.Web;

/// <summary>The steps as JSON.</summary>
internal sealed class StepEndpoints : IApiEndpoints
{
    public void Map(RouteGroupBuilder api)
    {
        api.MapGet("/steps", static (PlayedScenario played) => played.Report.Steps.Select(Dto).ToArray())
            .WithName("ListSteps").WithTags("Scenario").WithSummary("Every step of the scenario with what was expected and what came out.");
        api.MapGet("/steps/{n:int}", static Results<Ok<StepDto>, NotFound> (int n, PlayedScenario played) =>
                played.Report.Steps.FirstOrDefault(s => s.Number == n) is { } step ? TypedResults.Ok(Dto(step)) : TypedResults.NotFound())
            .WithName("GetStep").WithTags("Scenario").WithSummary("One step, by its number.");
        api.MapGet("/summary", static (PlayedScenario played) =>
                new SummaryDto(played.Report.Name, played.Report.Steps.Count, played.Report.Passed, played.Report.Failed, played.Report.NotBuiltYet))
            .WithName("GetSummary").WithTags("Scenario").WithSummary("How many steps passed, failed and are not built yet.");
    }

    private static StepDto Dto(StepReport step) => new(
        step.Number, InstantPattern.ExtendedIso.Format(step.At), step.Actor, step.Module, step.Commands, step.Verdict.ToString(), step.Comparisons, step.NotBuilt);
}

/// <summary>A step as JSON.</summary>
public sealed record StepDto(
    int Number, string At, string Actor, string Module, IReadOnlyList<string> Commands, string Verdict,
    IReadOnlyList<Comparison> Comparisons, IReadOnlyList<string> NotBuilt);

/// <summary>The counts as JSON.</summary>
public sealed record SummaryDto(string Scenario, int Steps, int Passed, int Failed, int NotBuilt);
