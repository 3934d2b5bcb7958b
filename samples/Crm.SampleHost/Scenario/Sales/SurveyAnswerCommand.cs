using Crm.Domain;
using Crm.Primitives;

namespace Crm.SampleHost.Scenario.Sales;

/// <summary>A customer answers how satisfied they are with a resolved case.</summary>
public sealed class SurveyAnswerCommand : IScenarioCommand
{
    /// <inheritdoc/>
    public string Name => "SurveyAnswer";

    /// <inheritdoc/>
    public IReadOnlyList<string> Reads => ["case", "csat", "comment"];

    /// <inheritdoc/>
    public async Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        string? key = context.KeyOf("case");
        Result<Case> found = await context.OneAsync<Case>("case", key, c => c.Number == key, cancellationToken);
        if (!found.IsSuccess) return found.ToResult();
        Result<Crm.Domain.SurveyAnswer> answer = Crm.Domain.SurveyAnswer.Of(context.Params.Whole("csat"), context.Params.TextOrNull("comment"));
        if (!answer.IsSuccess) return answer.ToResult();
        Result kept = found.Value.RecordSurvey(answer.Value, context.Actor.Id, context.At);
        if (!kept.IsSuccess) return kept;
        context.Report("csat", found.Value.SurveyCsat);
        context.TouchTimeline(found.Value.PartyKey);
        return kept;
    }
}
