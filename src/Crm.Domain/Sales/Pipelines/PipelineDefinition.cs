namespace Crm.Domain;

/// <summary>The stages that opportunities of one kind go through, as administrators define them.</summary>
/// <param name="Key">The stable key of the pipeline.</param>
/// <param name="Stages">The stages in the order of the sale. Going back, and skipping, is allowed.</param>
public sealed record PipelineDefinition(string Key, IReadOnlyList<PipelineStage> Stages);
