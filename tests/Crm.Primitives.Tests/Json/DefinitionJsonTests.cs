using NodaTime;
using Xunit;

namespace Crm.Primitives.Tests.Json;

public sealed class DefinitionJsonTests
{
    private static readonly DiscountBook Book = new(
        "Sommer 北京", new LocalDate(2026, 7, 1),
        [
            new DiscountRule("gold", Condition.All(
                Condition.Compare("segment", ConditionOperator.Equal, "gold"), Condition.Compare("amount", ConditionOperator.GreaterOrEqual, 1000)),
                [new PercentStep(2.50m), new AmountStep(new Money(5.00m, "EUR"))], new EffectivePeriod(new LocalDate(2026, 7, 1), null))
            { Mode = DiscountMode.BestOfAll },
        ],
        new RoundingRule(0.01m, RoundingMode.HalfEven), new Money(100m, "EUR"), new Dictionary<string, decimal> { ["a/b"] = 1.10m })
    {
        PublishedAt = Instant.FromUtc(2026, 6, 1, 8, 0),
        Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"],
        Notice = Period.FromMonths(3),
        Priority = 7,
    };

    private const string Canonical =
        """{"schemaVersion":2,"name":"Sommer 北京","from":"2026-07-01","rules":[{"id":"gold","when":{"all":[{"field":"segment","operator":"equal","value":"gold"},{"field":"amount","operator":"greaterOrEqual","value":"1000"}]},"steps":[{"kind":"percent","rate":"2.50"},{"kind":"amount","amount":{"amount":"5.00","currency":"EUR"}}],"valid":{"from":"2026-07-01"},"mode":"bestOfAll"}],"rounding":{"step":"0.01","mode":"halfEven"},"cap":{"amount":"100","currency":"EUR"},"factors":{"a/b":"1.10"},"weekStart":"monday","publishedAt":"2026-06-01T08:00:00Z","zone":"Europe/Berlin","notice":"P3M","priority":7}""";

    [Fact]
    public void Write_OfADefinition_IsCanonical() => Assert.Equal(Canonical, DiscountBook.Json.Write(Book));

    [Fact]
    public void Read_OfTheCanonicalText_GivesTheSameTextAgain()
    {
        DiscountBook read = DiscountBook.Json.Read(Canonical).Value;

        Assert.Equal(Canonical, DiscountBook.Json.Write(read));
        Assert.Equal(Book.Rules[0].When, read.Rules[0].When);
        Assert.Equal(DiscountBook.Json.Write(Book, indented: true), DiscountBook.Json.Write(DiscountBook.Json.Read(DiscountBook.Json.Write(Book, indented: true)).Value, indented: true));
    }

    [Fact]
    public void Read_OfAnOlderVersion_LiftsIt()
    {
        const string old = """{"schemaVersion":1,"name":"x","from":"2026-07-01","rounding":{"step":"1","mode":"halfUp"},"rules":[{"id":"r","when":{"always":true},"percent":12.5}]}""";

        DiscountBook read = DiscountBook.Json.Read(old).Value;

        Assert.Equal(new PercentStep(12.5m), Assert.Single(read.Rules[0].Steps));
        Assert.Equal(IsoDayOfWeek.Monday, read.WeekStart);
        Assert.StartsWith("""{"schemaVersion":2,""", DiscountBook.Json.Write(read), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WithManyStructuralProblems_ReportsAllWithPlaces()
    {
        const string bad = """
            {"schemaVersion":2,"name":5,"nmae":"x","from":"2026-02-30","priority":"7","zone":"Mars/Olympus","notice":null,"name":"twice",
             "rules":[{"id":"r","when":{"all":[{"field":"a","operator":"eq","value":1},{"any":{}}]},"steps":[{"rate":"1"},{"kind":"x"},{"kind":"percent","rate":1},null],
                       "valid":{"from":"2026-02-01","to":"2026-01-01"},"mode":"BestOfAll"},
                      {"id":null,"steps":"none","when":{"always":"yes"}}],
             "cap":{"amount":5,"currency":"EURO","x":1},"factors":{"a/b":"1,5"}}
            """;

        Result<DiscountBook> result = DiscountBook.Json.Read(bad);

        Assert.Equal(
            [
                ("", "missing_member"), ("/cap/amount", "wrong_type"), ("/cap/currency", "wrong_value"), ("/cap/x", "unknown_member"),
                ("/factors/a~1b", "wrong_value"), ("/from", "wrong_value"), ("/name", "duplicate_member"), ("/name", "wrong_type"), ("/nmae", "unknown_member"),
                ("/priority", "wrong_type"), ("/rules/0/mode", "wrong_value"), ("/rules/0/steps/0", "missing_member"), ("/rules/0/steps/1/kind", "wrong_value"),
                ("/rules/0/steps/2/rate", "wrong_type"), ("/rules/0/steps/3", "wrong_type"), ("/rules/0/valid/to", "wrong_value"),
                ("/rules/0/when/all/0/operator", "wrong_value"), ("/rules/0/when/all/0/value", "wrong_type"), ("/rules/0/when/all/1/any", "wrong_type"),
                ("/rules/1", "missing_member"), ("/rules/1/id", "wrong_type"), ("/rules/1/steps", "wrong_type"), ("/rules/1/when/always", "wrong_type"), ("/zone", "wrong_value"),
            ],
            result.ValidationErrors.Select(e => (e.Identifier!, e.ErrorCode!["definition.".Length..]))
                .OrderBy(e => e.Item1, StringComparer.Ordinal).ThenBy(e => e.Item2, StringComparer.Ordinal));
        Assert.All(result.ValidationErrors, e => Assert.EndsWith(".", e.ErrorMessage, StringComparison.Ordinal));
    }

    [Fact]
    public void Read_WhereConstructorsRefuse_NamesEachPlace()
    {
        string bad = Canonical.Replace("\"amount\":\"5.00\"", "\"amount\":\"-5.00\"", StringComparison.Ordinal);

        ValidationError error = Assert.Single(DiscountBook.Json.Read(bad).ValidationErrors);

        Assert.Equal(("/rules/0/steps/1", DefinitionErrors.WrongValue), (error.Identifier, error.ErrorCode));
        Assert.Contains("not negative", error.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "definition.malformed")]
    [InlineData("{", "", "definition.malformed")]
    [InlineData("{\"a\":[1,}", "/a/0", "definition.malformed")]
    [InlineData("{\"a\":\"\\ud800\"}", "/a", "definition.malformed")]
    [InlineData("{} {}", "", "definition.malformed")]
    [InlineData("{/*c*/}", "", "definition.malformed")]
    [InlineData("[]", "", "definition.wrong_type")]
    [InlineData("null", "", "definition.wrong_type")]
    [InlineData("{}", "/schemaVersion", "definition.schema_version_missing")]
    [InlineData("{\"schemaVersion\":\"2\"}", "/schemaVersion", "definition.schema_version_missing")]
    [InlineData("{\"schemaVersion\":2.5}", "/schemaVersion", "definition.schema_version_missing")]
    [InlineData("{\"schemaVersion\":0}", "/schemaVersion", "definition.schema_version_missing")]
    [InlineData("{\"schemaVersion\":3}", "/schemaVersion", "definition.schema_version_unknown")]
    public void Read_OfBadText_FailsWithPlaceAndCode(string json, string place, string code)
    {
        ValidationError error = DiscountBook.Json.Read(json).ValidationErrors[0];

        Assert.Equal((place, code), (error.Identifier, error.ErrorCode));
    }

    [Theory]
    [InlineData("Bytes", "definition.too_large")]
    [InlineData("Depth", "definition.too_deep")]
    [InlineData("Nodes", "definition.too_many_nodes")]
    [InlineData("Text", "definition.text_too_long")]
    public void Read_BeyondALimit_FailsWithItsCode(string limit, string code)
    {
        DefinitionLimits limits = limit switch
        {
            "Bytes" => DefinitionLimits.Default with { Bytes = 300 },
            "Depth" => DefinitionLimits.Default with { Depth = 4 },
            "Nodes" => DefinitionLimits.Default with { Nodes = 10 },
            _ => DefinitionLimits.Default with { TextLength = 10 },
        };

        Assert.Contains(DiscountBook.Json.Read(Canonical, limits).ValidationErrors, e => e.ErrorCode == code);
        Assert.True(DiscountBook.Json.Read(Canonical).IsSuccess);
    }

    /// <summary>A source-generated context would silently read it as the enum's zero, whatever the initialiser says.</summary>
    [Fact]
    public void Read_WithoutAnInitOnlyMember_SaysThatItIsMissing()
    {
        ValidationError error = Assert.Single(DiscountBook.Json.Read(Canonical.Replace(",\"mode\":\"bestOfAll\"", "", StringComparison.Ordinal)).ValidationErrors);

        Assert.Equal(("/rules/0", DefinitionErrors.MissingMember), (error.Identifier, error.ErrorCode));
        Assert.Contains("'mode'", error.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void Upgrades_WithAGap_AreRefused()
    {
        DiscountJsonContext context = new(CrmJson.CreateOptions());

        Assert.Throws<ArgumentException>(() => new DefinitionJson<DiscountBook>(context.DiscountBook, 3, new DefinitionUpgrade(1, x => x)));
        Assert.Throws<ArgumentException>(() => new DefinitionJson<DiscountBook>(context.DiscountBook, 1, new DefinitionUpgrade(1, x => x)));
    }

    [Fact]
    public void Upgrade_ThatThrowsOnBadShape_IsACodedError()
    {
        DefinitionJson<DiscountBook> json = new(
            new DiscountJsonContext(CrmJson.CreateOptions()).DiscountBook, 2, new DefinitionUpgrade(1, x => { x["name"] = x["title"]!.GetValue<string>(); return x; }));

        Assert.Equal(DefinitionErrors.UpgradeFailed, Assert.Single(json.Read("""{"schemaVersion":1}""").ValidationErrors).ErrorCode);
        Assert.Equal(DefinitionErrors.UpgradeFailed, Assert.Single(json.Read("""{"schemaVersion":1,"title":1}""").ValidationErrors).ErrorCode);
    }

    [Fact]
    public void ExportSchema_OfADefinition_IsDeterministicAndNamesEveryMember()
    {
        string schema = DiscountBook.Json.ExportSchema();

        Assert.Equal(schema, DiscountBook.Json.ExportSchema());
        System.Text.Json.Nodes.JsonNode root = System.Text.Json.Nodes.JsonNode.Parse(schema)!;
        Assert.Equal(2, (int)root["properties"]!["schemaVersion"]!["const"]!);
        Assert.Equal(["schemaVersion", "name", "from", "rules", "rounding"], root["required"]!.AsArray().Select(n => (string?)n));
        Assert.Equal("#/$defs/condition", (string?)root["properties"]!["rules"]!["items"]!["properties"]!["when"]!["$ref"]);
        Assert.Equal(["id", "when", "steps", "mode"], root["properties"]!["rules"]!["items"]!["required"]!.AsArray().Select(n => (string?)n));
        Assert.Equal("date", (string?)root["properties"]!["from"]!["format"]);
        Assert.Equal("object", (string?)root["properties"]!["rules"]!["items"]!["properties"]!["valid"]!["type"]);
        Assert.Equal("object", (string?)root["properties"]!["cap"]!["anyOf"]![0]!["type"]);
        Assert.Contains("monday", root["properties"]!["weekStart"]!["enum"]!.AsArray().Select(n => (string?)n));
        Assert.Null(root["properties"]!["ruleCount"]);
        Assert.NotNull(root["$defs"]!["condition"]);
    }
}
