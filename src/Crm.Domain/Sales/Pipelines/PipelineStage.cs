namespace Crm.Domain;

/// <summary>A step on the way of an opportunity, as administrators define it. It is not the state: all stages belong to open opportunities.</summary>
/// <param name="Key">The stable key, such as <c>Proposal</c>.</param>
/// <param name="Probability">The default chance of winning in percent, 0 to 100.</param>
/// <param name="Category">How sure a forecast may be of it.</param>
public sealed record PipelineStage(string Key, decimal Probability, ForecastCategory Category);
