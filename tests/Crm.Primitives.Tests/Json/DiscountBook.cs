using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using NodaTime;

namespace Crm.Primitives.Tests.Json;

/// <summary>One definition with one upgraded version: what an engine writes to have a JSON form.</summary>
/// <remarks>Version 1 had one <c>percent</c> as a JSON number where version 2 has a list of steps with texts.</remarks>
public sealed record DiscountBook(
    string Name, LocalDate From, IReadOnlyList<DiscountRule> Rules, RoundingRule Rounding, Money? Cap = null,
    IReadOnlyDictionary<string, decimal>? Factors = null, IsoDayOfWeek WeekStart = IsoDayOfWeek.Monday)
{
    public Instant? PublishedAt { get; init; }

    public DateTimeZone? Zone { get; init; }

    public Period? Notice { get; init; }

    public int? Priority { get; init; }

    [JsonIgnore]
    public int RuleCount => Rules.Count;

    public static DefinitionJson<DiscountBook> Json { get; } = new(
        new DiscountJsonContext(CrmJson.CreateOptions()).DiscountBook, schemaVersion: 2, new DefinitionUpgrade(1, PercentToSteps));

    private static JsonObject PercentToSteps(JsonObject book)
    {
        foreach (JsonObject rule in (book["rules"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (rule["percent"] is not JsonValue percent || percent.GetValueKind() != JsonValueKind.Number) continue;
            rule.Remove("percent");
            rule["mode"] ??= "sequential";
            rule["steps"] = new JsonArray(new JsonObject { ["kind"] = "percent", ["rate"] = percent.ToJsonString() });
        }

        return book;
    }
}

public sealed record DiscountRule(string Id, Condition When, IReadOnlyList<DiscountStep> Steps, EffectivePeriod Valid = default)
{
    public DiscountMode Mode { get; init; }
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(PercentStep), "percent")]
[JsonDerivedType(typeof(AmountStep), "amount")]
public abstract record DiscountStep;

public sealed record PercentStep(decimal Rate) : DiscountStep;

public sealed record AmountStep : DiscountStep
{
    [JsonConstructor]
    public AmountStep(Money amount)
    {
        if (amount.Amount < 0m) throw new ArgumentException("A discount is not negative.", nameof(amount));
        Amount = amount;
    }

    public Money Amount { get; }
}

[JsonConverter(typeof(EnumJsonConverter<DiscountMode>))]
public enum DiscountMode
{
    Sequential,
    BestOfAll,
}

[JsonSerializable(typeof(DiscountBook))]
public sealed partial class DiscountJsonContext : JsonSerializerContext;
