using System.Globalization;
using System.Text.Json;
using Crm.Primitives;
using NodaTime;
using NodaTime.Text;

namespace Crm.SampleHost.Scenario;

/// <summary>
/// One JSON object of the scenario, read through typed accessors that remember what was read: what nobody read is reported as not
/// built yet instead of being ignored.
/// </summary>
/// <remarks>A missing or ill-typed value throws <see cref="ParameterException"/>, which fails the step with the parameter's path.</remarks>
public sealed class Parameters
{
    private readonly string _path;
    private readonly Dictionary<string, JsonElement> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<Parameters>> _children = new(StringComparer.Ordinal);
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    internal Parameters(JsonElement element, string path)
    {
        _path = path;
        Names = [.. element.EnumerateObject().Select(static m => m.Name)];
        foreach (JsonProperty member in element.EnumerateObject())
            _members[member.Name] = member.Value;
    }

    /// <summary>The names of the members, in file order; looking at them does not count as reading.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>True if the member is there, be it null; asking does not count as reading.</summary>
    /// <param name="name">The member.</param>
    public bool Has(string name) => _members.ContainsKey(name);

    /// <summary>A text, or a number as written.</summary>
    /// <param name="name">The member.</param>
    public string Text(string name) => TextOrNull(name) ?? throw Missing(name);

    /// <summary>A text, or null when the member is missing or null.</summary>
    /// <param name="name">The member.</param>
    public string? TextOrNull(string name) => Find(name) is { } value ? Scalar(value, name) : null;

    /// <summary>A decimal number.</summary>
    /// <param name="name">The member.</param>
    public decimal Number(string name) => NumberOrNull(name) ?? throw Missing(name);

    /// <summary>A decimal number, or null when the member is missing or null.</summary>
    /// <param name="name">The member.</param>
    public decimal? NumberOrNull(string name) =>
        TextOrNull(name) is not { } text ? null
        : decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal value) ? value
        : throw Wrong(name, text, "a number");

    /// <summary>A whole number.</summary>
    /// <param name="name">The member.</param>
    public int Whole(string name) => WholeOrNull(name) ?? throw Missing(name);

    /// <summary>A whole number, or null when the member is missing or null.</summary>
    /// <param name="name">The member.</param>
    public int? WholeOrNull(string name) =>
        TextOrNull(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? value
        : throw Wrong(name, text, "a whole number");

    /// <summary>True or false; false when the member is missing.</summary>
    /// <param name="name">The member.</param>
    public bool Flag(string name) =>
        Find(name) is not { } value ? false
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
        : throw Wrong(name, value.GetRawText(), "true or false");

    /// <summary>A date.</summary>
    /// <param name="name">The member.</param>
    public LocalDate Date(string name) => DateOrNull(name) ?? throw Missing(name);

    /// <summary>A date, or null when the member is missing or null.</summary>
    /// <param name="name">The member.</param>
    public LocalDate? DateOrNull(string name) => Parsed(name, LocalDatePattern.Iso, "a date such as 2026-03-31");

    /// <summary>A local date and time without zone, to the minute or finer.</summary>
    /// <param name="name">The member.</param>
    public LocalDateTime LocalTime(string name) =>
        TextOrNull(name) is not { } text ? throw Missing(name)
        : LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text) is { Success: true } minute ? minute.Value
        : LocalDateTimePattern.ExtendedIso.Parse(text) is { Success: true } second ? second.Value
        : throw Wrong(name, text, "a local time such as 2026-03-31T10:00");

    /// <summary>An instant in UTC.</summary>
    /// <param name="name">The member.</param>
    public Instant Instant(string name) => InstantOrNull(name) ?? throw Missing(name);

    /// <summary>An instant in UTC, or null when the member is missing or null.</summary>
    /// <param name="name">The member.</param>
    public Instant? InstantOrNull(string name) => Parsed(name, InstantPattern.ExtendedIso, "an instant such as 2026-03-31T10:00:00Z");

    /// <summary>An amount in a currency that the caller knows.</summary>
    /// <param name="name">The member.</param>
    /// <param name="currency">The currency.</param>
    public Money Money(string name, Currency currency) => new(Number(name), currency);

    /// <summary>A currency, or the given one when the member is missing or null.</summary>
    /// <param name="name">The member.</param>
    /// <param name="otherwise">The currency when none is named.</param>
    public Currency CurrencyOr(string name, Currency otherwise) =>
        TextOrNull(name) is not { } code ? otherwise
        : Currency.TryOf(code, out Currency? currency) ? currency
        : throw Wrong(name, code, "a currency of ISO 4217");

    /// <summary>A time zone, or the given one when the member is missing or null.</summary>
    /// <param name="name">The member.</param>
    /// <param name="otherwise">The zone when none is named.</param>
    public DateTimeZone ZoneOr(string name, DateTimeZone otherwise) =>
        TextOrNull(name) is not { } id ? otherwise : DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) ?? throw Wrong(name, id, "a time zone of the tz database");

    /// <summary>An object.</summary>
    /// <param name="name">The member.</param>
    public Parameters Nested(string name) => NestedOrNull(name) ?? throw Missing(name);

    /// <summary>An object, or null when the member is missing or null.</summary>
    /// <param name="name">The member.</param>
    public Parameters? NestedOrNull(string name) =>
        Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Object ? Children(name, value)[0]
        : throw Wrong(name, value.GetRawText(), "an object");

    /// <summary>A list of objects; empty when the member is missing.</summary>
    /// <param name="name">The member.</param>
    public IReadOnlyList<Parameters> NestedList(string name) =>
        Find(name) is not { } value ? []
        : value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(static e => e.ValueKind == JsonValueKind.Object) ? Children(name, value)
        : throw Wrong(name, value.GetRawText(), "a list of objects");

    /// <summary>A list of texts; empty when the member is missing.</summary>
    /// <param name="name">The member.</param>
    public IReadOnlyList<string> Texts(string name) =>
        Find(name) is not { } value ? []
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(e => Scalar(e, name))]
        : throw Wrong(name, value.GetRawText(), "a list");

    /// <summary>An object whose values are texts or numbers, by name in file order; empty when the member is missing.</summary>
    /// <param name="name">The member.</param>
    public IReadOnlyList<KeyValuePair<string, string>> TextMap(string name) =>
        Find(name) is not { } value ? []
        : value.ValueKind == JsonValueKind.Object ? [.. value.EnumerateObject().Select(m => KeyValuePair.Create(m.Name, Scalar(m.Value, $"{name}/{m.Name}")))]
        : throw Wrong(name, value.GetRawText(), "an object");

    /// <summary>An object whose values are objects, by name in file order; empty when the member is missing.</summary>
    /// <param name="name">The member.</param>
    public IReadOnlyList<KeyValuePair<string, Parameters>> NestedMap(string name) =>
        NestedOrNull(name) is not { } map ? [] : [.. map.Names.Select(n => KeyValuePair.Create(n, map.Nested(n)))];

    /// <summary>Any value, raw; everything below it counts as read.</summary>
    /// <param name="name">The member.</param>
    public JsonElement Json(string name) => Find(name) ?? throw Missing(name);

    /// <summary>Any value, raw, a null included.</summary>
    internal JsonElement Raw(string name)
    {
        _read.Add(name);
        return _members[name];
    }

    /// <summary>The paths of what nobody has read.</summary>
    internal IEnumerable<string> Unread()
    {
        foreach (string name in Names)
        {
            if (_children.TryGetValue(name, out IReadOnlyList<Parameters>? children))
            {
                foreach (string below in children.SelectMany(static c => c.Unread()))
                    yield return below;
            }
            else if (!_read.Contains(name) && name != "note")
            {
                yield return PathOf(name);
            }
        }
    }

    private JsonElement? Find(string name)
    {
        _read.Add(name);
        return _members.TryGetValue(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private IReadOnlyList<Parameters> Children(string name, JsonElement value)
    {
        if (!_children.TryGetValue(name, out IReadOnlyList<Parameters>? children))
        {
            children = value.ValueKind == JsonValueKind.Object
                ? [new Parameters(value, PathOf(name))]
                : [.. value.EnumerateArray().Select((e, i) => new Parameters(e, string.Create(CultureInfo.InvariantCulture, $"{PathOf(name)}/{i}")))];
            _children[name] = children;
        }

        return children;
    }

    private T? Parsed<T>(string name, IPattern<T> pattern, string what)
        where T : struct =>
        TextOrNull(name) is not { } text ? null : pattern.Parse(text) is { Success: true } parsed ? parsed.Value : throw Wrong(name, text, what);

    private string Scalar(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetRawText(),
        _ => throw Wrong(name, value.GetRawText(), "a text or a number"),
    };

    private string PathOf(string name) => _path.Length == 0 ? name : $"{_path}/{name}";

    private ParameterException Missing(string name) => new($"{PathOf(name)} is missing.");

    private ParameterException Wrong(string name, string value, string wanted) =>
        new($"{PathOf(name)} is {(value.Length > 40 ? value[..40] + "..." : value)}, which is not {wanted}.");
}
