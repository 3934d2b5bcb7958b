using System.Collections.Immutable;

namespace Crm.Primitives;

/// <summary>One state of a life cycle, as data.</summary>
/// <param name="Name">The name, unique in its machine. Stable: it is what is stored.</param>
/// <param name="Category">What it means for behaviour.</param>
/// <param name="Editable">Whether the record may be changed in it; if not, only transitions and notes are accepted. The default is true.</param>
/// <param name="Terminal">Whether nothing leads out of it. The default is false. <c>Compile</c> holds it against the transitions.</param>
public sealed record StateDefinition(string Name, StateCategory Category, bool Editable = true, bool Terminal = false)
{
    /// <summary>Further facts by name, such as <c>slaClock</c> = <c>paused</c>. Read with <see cref="StateMachine{TState}.Attribute"/>.</summary>
    public ImmutableSortedDictionary<string, string> Attributes { get; init => field = value ?? NoAttributes; } = NoAttributes;

    private static ImmutableSortedDictionary<string, string> NoAttributes { get; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>True if both say the same.</summary>
    /// <param name="other">The other state.</param>
    public bool Equals(StateDefinition? other) =>
        other is not null && Name == other.Name && Category == other.Category && Editable == other.Editable && Terminal == other.Terminal
        && Attributes.OrderBy(static a => a.Key, StringComparer.Ordinal).SequenceEqual(other.Attributes.OrderBy(static a => a.Key, StringComparer.Ordinal));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Category, Editable, Terminal, Attributes.Count);
}
