using System.Globalization;
using System.Text.Json;
using Crm.Domain;
using NodaTime;
using NodaTime.Text;

namespace Crm.Conformance;

/// <summary>A case names a fact that this runner has no word for: the case is skipped, by name.</summary>
public sealed class UnknownFactException(string fact) : Exception($"no fact '{fact}'");

/// <summary>The facts a case gives. What it does not give is such that the guard is satisfied; what nobody reads is unknown.</summary>
public sealed class Given(JsonElement given)
{
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    /// <summary>The first of several spellings that the case gives.</summary>
    private JsonElement? Find(string[] names)
    {
        foreach (string name in names)
        {
            if (given.ValueKind == JsonValueKind.Object && given.TryGetProperty(name, out JsonElement value) && _read.Add(name)) return value;
        }

        return null;
    }

    public bool Has(string name) => given.ValueKind == JsonValueKind.Object && given.TryGetProperty(name, out _);

    public string? Text(string? otherwise, params string[] names) => Find(names) is JsonElement value ? Expect.Text(value) : otherwise;

    public decimal Number(decimal otherwise, params string[] names) =>
        Find(names) is JsonElement value ? decimal.Parse(Expect.Text(value) ?? "0", CultureInfo.InvariantCulture) : otherwise;

    public int Whole(int otherwise, params string[] names) => (int)Number(otherwise, names);

    /// <summary>True, or anything that is there: a text that is not blank, a number above 0, a list with members.</summary>
    public bool Flag(bool otherwise, params string[] names) => Find(names) is not JsonElement value ? otherwise : value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.String => !string.IsNullOrWhiteSpace(value.GetString()),
        JsonValueKind.Number => value.GetDecimal() > 0,
        JsonValueKind.Array => value.GetArrayLength() > 0,
        JsonValueKind.Object => true,
        _ => false,
    };

    public LocalDate? Date(LocalDate? otherwise, params string[] names) =>
        Find(names) is not JsonElement value ? otherwise : Fact(value) is string text ? LocalDatePattern.Iso.Parse(text).Value : null;

    public Instant? Moment(Instant? otherwise, params string[] names) =>
        Find(names) is not JsonElement value ? otherwise : Fact(value) is string text ? InstantPattern.ExtendedIso.Parse(text).Value : null;

    public DateTimeZone Zone() => Text(null, "zone") is string zone ? DateTimeZoneProviders.Tzdb[zone] : DateTimeZone.Utc;

    /// <summary>The day the case speaks of: as a date, or as an instant in a zone.</summary>
    public LocalDate Today(LocalDate otherwise)
    {
        DateTimeZone zone = Zone();
        return Date(null, "today", "today(zone)") ?? (Moment(null, "at", "now") is Instant at ? ClockTrigger.Today(at, zone) : otherwise);
    }

    public TEnum? Member<TEnum>(TEnum? otherwise, params string[] names) where TEnum : struct, Enum =>
        Find(names) is not JsonElement value ? otherwise : Fact(value) is string text ? Enum.Parse<TEnum>(text) : null;

    public IReadOnlyList<TEnum> Members<TEnum>(TEnum[] otherwise, params string[] names) where TEnum : struct, Enum =>
        Find(names) is JsonElement value ? [.. value.EnumerateArray().Select(static v => Enum.Parse<TEnum>(v.GetString()!))] : otherwise;

    /// <exception cref="UnknownFactException">The case gives something that was not read.</exception>
    public void AllRead()
    {
        if (given.ValueKind != JsonValueKind.Object) return;
        foreach (JsonProperty fact in given.EnumerateObject())
        {
            if (!_read.Contains(fact.Name)) throw new UnknownFactException(fact.Name);
        }
    }

    private static string? Fact(JsonElement value) => Expect.Text(value) is string text && !string.IsNullOrWhiteSpace(text) ? text : null;
}
