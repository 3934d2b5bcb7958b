using System.Collections.Immutable;

namespace Crm.Domain;

/// <summary>What holds for a purpose nobody has said anything about.</summary>
/// <remarks>A purpose that is not listed is denied, marketing included.</remarks>
public sealed record ConsentPolicy
{
    /// <summary>The purposes that are allowed without a record, such as <c>Service</c> on the basis of a contract. The default is none.</summary>
    public ImmutableSortedSet<string> AllowedWithoutRecord { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Denies everything nobody has agreed to.</summary>
    public static ConsentPolicy Strict { get; } = new();
}
