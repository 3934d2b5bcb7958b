using System.Collections.Immutable;
using System.Globalization;
using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

/// <summary>What happened to one aggregate since it was made, read or stored. Held by the aggregate, never shared.</summary>
internal sealed class EventLog(string aggregateType)
{
    private readonly List<DomainEvent> _pending = [];

    internal IReadOnlyList<DomainEvent> Pending => _pending;

    internal void Clear() => _pending.Clear();

    /// <summary>An amount as a fact: the number with its digits and the code, such as <c>1234.50 EUR</c>; null stays null.</summary>
    internal static string? Text(Money? amount) =>
        amount is Money money ? string.Create(CultureInfo.InvariantCulture, $"{money.Amount} {money.Currency.Code}") : null;

    /// <summary>A number as a fact.</summary>
    internal static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A count as a fact.</summary>
    internal static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Remembers events that share a version, a moment and their facts. Facts without a value are left out.</summary>
    internal void Add(
        IEnumerable<string> types, Guid id, long version, string actor, Instant at, params ReadOnlySpan<(string Name, string? Value)> facts)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(actor);
        ImmutableSortedDictionary<string, string>.Builder payload =
            ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach ((string name, string? value) in facts)
        {
            if (value is not null) payload[name] = value;
        }

        ImmutableSortedDictionary<string, string> shared = payload.ToImmutable();
        foreach (string type in types)
            _pending.Add(new DomainEvent(type, aggregateType, id.ToString("D"), version, at, actor, shared));
    }
}
