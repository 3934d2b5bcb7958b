namespace Crm.Dedupe;

/// <summary>A field whose equality alone decides that two records are the same, such as an e-mail address or a tax number.</summary>
/// <param name="Name">The name the reason gives, such as <c>phoneE164</c>.</param>
/// <param name="Field">The field; a missing value equals nothing.</param>
public sealed record MatchKey(string Name, string Field);
