using System.Collections;
using System.Globalization;
using Crm.Primitives;
using NodaTime;
using NodaTime.Text;

namespace Crm.SampleHost.Scenario;

/// <summary>What a command reported under a key, in the form in which it is compared and shown.</summary>
public abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>A single value as text; null is "nobody" or "none", reported on purpose.</summary>
    /// <param name="Value">The text.</param>
    public sealed record Text(string? Value) : Outcome
    {
        /// <inheritdoc/>
        public override string ToString() => Value ?? "null";
    }

    /// <summary>Values in an order.</summary>
    /// <param name="Items">The values.</param>
    public sealed record List(IReadOnlyList<Outcome> Items) : Outcome
    {
        /// <inheritdoc/>
        public override string ToString() => "[" + string.Join(", ", Items) + "]";
    }

    /// <summary>Values by name.</summary>
    /// <param name="Items">The values, in order of report.</param>
    /// <param name="MayHaveMore">True for a record (the file may expect only some members), false for a map (it names all of them).</param>
    public sealed record Members(IReadOnlyList<KeyValuePair<string, Outcome>> Items, bool MayHaveMore) : Outcome
    {
        /// <summary>The value of a name, or null.</summary>
        /// <param name="name">The name.</param>
        public Outcome? Find(string name) => Items.FirstOrDefault(i => i.Key == name).Value;

        /// <inheritdoc/>
        public override string ToString() => "{" + string.Join(", ", Items.Select(static i => $"{i.Key}: {i.Value}")) + "}";
    }

    /// <summary>
    /// Puts a value into this form: amounts with the currency's decimals, decimals as they are scaled, instants and dates in ISO 8601,
    /// enums by name, dictionaries as maps, other sequences as lists.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The type has no form here.</exception>
    public static Outcome Of(object? value) => value switch
    {
        null => new Text(null),
        Outcome outcome => outcome,
        string text => new Text(text),
        bool flag => new Text(flag ? "true" : "false"),
        Money money => new Text(money.Amount.ToString(Digits(money.Currency), CultureInfo.InvariantCulture)),
        Instant instant => new Text(InstantPattern.ExtendedIso.Format(instant)),
        LocalDate date => new Text(LocalDatePattern.Iso.Format(date)),
        LocalDateTime time => new Text(LocalDateTimePattern.ExtendedIso.Format(time)),
        Enum name => new Text(name.ToString()),
        IDictionary map => new Members([.. map.Keys.Cast<object>().Select(k => KeyValuePair.Create(k.ToString()!, Of(map[k])))], false),
        IEnumerable<KeyValuePair<string, string>> map => new Members([.. map.Select(static m => KeyValuePair.Create(m.Key, Of(m.Value)))], false),
        IEnumerable<KeyValuePair<string, Outcome>> map => new Members([.. map], false),
        IEnumerable list => new List([.. list.Cast<object?>().Select(Of)]),
        IFormattable number when value.GetType().IsPrimitive || value is decimal => new Text(number.ToString(null, CultureInfo.InvariantCulture)),
        _ => throw new ArgumentException($"A {value.GetType().Name} has no form in a report; turn it into a text, a number, a list or a map.", nameof(value)),
    };

    /// <summary>A record: named values of which the file may expect some only.</summary>
    /// <param name="members">The members.</param>
    public static Outcome Record(params IEnumerable<(string Name, object? Value)> members) =>
        new Members([.. members.Select(static m => KeyValuePair.Create(m.Name, Of(m.Value)))], true);

    /// <summary>At least the currency's decimals; more are shown, so that an amount that was not rounded is seen.</summary>
    private static string Digits(Currency currency)
    {
        int digits = currency.MinorUnits ?? 2;
        return digits == 0 ? "0.##########" : "0." + new string('0', digits) + "##########";
    }
}
