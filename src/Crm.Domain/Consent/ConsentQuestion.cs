using NodaTime;

namespace Crm.Domain;

/// <summary>May we do this?</summary>
/// <param name="Purpose">For what, such as <c>Marketing</c>.</param>
/// <param name="Channel">By which channel, such as <c>Email</c>.</param>
/// <param name="At">When: the moment of sending, not of planning.</param>
/// <param name="PointKey">At which contact point, by its normal key; null if that does not matter.</param>
public sealed record ConsentQuestion(string Purpose, string Channel, Instant At, string? PointKey = null);
