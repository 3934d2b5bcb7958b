using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Crm.Primitives;

namespace Crm.Domain;

/// <summary>A checked pipeline: what stages there are and what each implies.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class Pipeline
{
    /// <summary>The most stages that a pipeline can have.</summary>
    public const int MaxStages = 100;

    private readonly Dictionary<string, PipelineStage> _stages;

    private Pipeline(PipelineDefinition definition, IReadOnlyList<ValidationError> diagnostics)
    {
        Definition = definition with { Stages = [.. definition.Stages] };
        Diagnostics = diagnostics;
        _stages = definition.Stages.ToDictionary(static stage => stage.Key, StringComparer.Ordinal);
    }

    /// <summary>What it was compiled from.</summary>
    public PipelineDefinition Definition { get; }

    /// <summary>Warnings: <c>sales.stage_probability_falls</c> where a later stage is less likely than the one before.</summary>
    public IReadOnlyList<ValidationError> Diagnostics { get; }

    /// <summary>The first stage: where an opportunity begins unless another is named.</summary>
    public PipelineStage First => Definition.Stages[0];

    /// <summary>Checks a definition.</summary>
    /// <param name="definition">The definition.</param>
    /// <returns>
    /// The pipeline, or every problem: <c>sales.pipeline_key</c>, <c>sales.no_stages</c>, <c>sales.too_many_stages</c>,
    /// <c>sales.stage_key</c> (empty or used twice), <c>sales.stage_probability</c> (not 0 to 100), <c>sales.stage_category</c> (the category
    /// Closed belongs to won opportunities, not to a stage).
    /// </returns>
    public static Result<Pipeline> Compile(PipelineDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        List<ValidationError> errors = [];
        List<ValidationError> warnings = [];
        if (string.IsNullOrWhiteSpace(definition.Key))
            errors.Add(new ValidationError("/key", "A pipeline needs a key.", "sales.pipeline_key"));
        if (definition.Stages.Count == 0)
            errors.Add(new ValidationError("/stages", "A pipeline needs at least one stage.", "sales.no_stages"));
        if (definition.Stages.Count > MaxStages)
            return Result.Invalid(new ValidationError("/stages", $"A pipeline has at most {MaxStages.ToString(CultureInfo.InvariantCulture)} stages.", "sales.too_many_stages"));
        HashSet<string> keys = new(StringComparer.Ordinal);
        for (int i = 0; i < definition.Stages.Count; i++)
        {
            PipelineStage stage = definition.Stages[i];
            string at = string.Create(CultureInfo.InvariantCulture, $"/stages/{i}");
            if (string.IsNullOrWhiteSpace(stage.Key) || !keys.Add(stage.Key))
                errors.Add(new ValidationError(at + "/key", $"Stage '{stage.Key}' needs a key of its own.", "sales.stage_key"));
            if (stage.Probability is < 0m or > 100m)
                errors.Add(new ValidationError(at + "/probability", "A probability is 0 to 100 percent.", "sales.stage_probability"));
            if (stage.Category == ForecastCategory.Closed)
                errors.Add(new ValidationError(at + "/category", "Closed is what won opportunities are; choose Commit for the last stage.", "sales.stage_category"));
            if (i > 0 && stage.Probability < definition.Stages[i - 1].Probability)
                warnings.Add(new ValidationError(at + "/probability", $"'{stage.Key}' is less likely to be won than the stage before it.", "sales.stage_probability_falls", Severity.Warning));
        }

        return errors.Count == 0 ? new Pipeline(definition, warnings) : Result.Invalid(errors);
    }

    /// <summary>The stage with a key.</summary>
    /// <param name="key">The key; compared exactly.</param>
    /// <param name="stage">The stage, or null.</param>
    public bool TryGet(string? key, [NotNullWhen(true)] out PipelineStage? stage)
    {
        stage = null;
        return key is not null && _stages.TryGetValue(key, out stage);
    }
}
