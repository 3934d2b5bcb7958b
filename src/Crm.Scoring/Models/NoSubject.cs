namespace Crm.Scoring;

/// <summary>Stands for the subject in models that look at events only.</summary>
public readonly record struct NoSubject;
