namespace Crm.Domain;

/// <summary>What a consent is about. The more of it is given, the more specific it is; what is null holds for all.</summary>
/// <param name="Purpose">The purpose, such as <c>Marketing</c>; null for every purpose.</param>
/// <param name="Channel">The channel, such as <c>Email</c>; null for every channel.</param>
/// <param name="PointKey">The normal key of one contact point; null for every one.</param>
/// <remarks>
/// From the most to the least specific: point and purpose, point, channel and purpose, channel, purpose, everything. Texts are compared as
/// they stand.
/// </remarks>
public sealed record ConsentScope(string? Purpose, string? Channel = null, string? PointKey = null)
{
    internal int Rank => PointKey is not null ? Purpose is not null ? 5 : 4
        : Channel is not null ? Purpose is not null ? 3 : 2
        : Purpose is not null ? 1 : 0;

    internal bool Covers(ConsentQuestion question) =>
        (Purpose is null || Purpose == question.Purpose) && (Channel is null || Channel == question.Channel)
        && (PointKey is null || PointKey == question.PointKey);
}
