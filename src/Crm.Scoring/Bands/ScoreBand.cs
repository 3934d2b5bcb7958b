namespace Crm.Scoring;

/// <summary>A named part of a scale.</summary>
/// <param name="Label">Its name, such as <c>A</c>.</param>
/// <param name="From">The least value that is in it; null for the band of everything below the others.</param>
public sealed record ScoreBand(string Label, decimal? From = null);
