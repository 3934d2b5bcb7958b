using NodaTime;

namespace Crm.Domain;

/// <summary>One time a case was resolved. Reopening keeps it.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Text">How it was solved.</param>
public sealed record CaseResolution(Instant At, string By, string Text);
