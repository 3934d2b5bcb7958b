using System.Collections.Immutable;
using NodaTime;

namespace Crm.Sla;

/// <summary>Other hours on one date: they replace the week's, and they hold on a holiday too.</summary>
/// <param name="Date">The local date on which the windows open.</param>
/// <param name="Windows">The hours of that date; none means closed.</param>
/// <param name="Reason">Why, for the explanation of a deadline.</param>
public sealed record DateOverride(LocalDate Date, ImmutableArray<LocalTimeWindow> Windows, string Reason = "")
{
    /// <summary>Equal if all members are.</summary>
    /// <param name="other">The other override.</param>
    public bool Equals(DateOverride? other) =>
        other is not null && Date == other.Date && Reason == other.Reason && Windows.AsSpan().SequenceEqual(other.Windows.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Date, Reason, Windows.Length);
}
