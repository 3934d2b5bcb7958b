using System.Text;
using Crm.Testing;
using Crm.Testing.Conditions;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Crm.Primitives.Tests.Json;

/// <summary>Whatever the text: no exception, a coded error or a definition, and the limits hold.</summary>
public sealed class HostileJsonTests
{
    private static readonly DefinitionLimits Small = DefinitionLimits.Default with { Bytes = 4_000, Depth = 12, Nodes = 300, TextLength = 60 };

    private static readonly string Good = DiscountBook.Json.Write(DiscountBook.Json.Read(
        """
        {"schemaVersion":2,"name":"x","from":"2026-07-01","rounding":{"step":"0.01","mode":"halfUp"},"cap":{"amount":"1","currency":"EUR"},"factors":{"a":"1"},
         "rules":[{"id":"r","mode":"sequential","when":{"all":[{"not":{"field":"a","operator":"in","value":["1",true]}},{"always":true}]},"steps":[{"kind":"percent","rate":"1"},{"kind":"amount","amount":{"amount":"1","currency":"EUR"}}]}]}
        """).Value);

    /// <summary>Pieces that grammars trip over.</summary>
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"", "null", "true", "false", "0", "-0", "1e999", "-1", "1.5", "99999999999999999999", "\"\"", "\"schemaVersion\":1,",
        "\"schemaVersion\":2,", "\"name\":", "\"rules\":[", "\"when\":", "\"all\":[", "\"not\":{", "\"kind\":\"percent\",", "\"kind\":", "\"percent\":", "\\u0000",
        "\\ud800", "\"2026-07-01\"", "\"1.0\"", "\"EUR\"", "\uFEFF", "\0", "//x\n", "/", "~", "\"$type\":\"x\",", "\"$ref\":\"#\",", "\"$id\":\"1\",", " ", "\"a\":1,\"a\":2",
        "NaN", "Infinity", "'x'", "\t", "\"value\":", "\"operator\":\"in\",", "😀",
    ];

    [Fact]
    public void Read_OfRandomPieces_NeverThrows() =>
        Law.Holds(Gen.Elements(Pieces).ListOf().Select(string.Concat), IsCoded, 5_000);

    [Fact]
    public void Read_OfAGoodTextWithDamage_NeverThrows() => Law.Holds(
        from cuts in (from at in Gen.Choose(0, Good.Length) from length in Gen.Choose(0, 30) from piece in Gen.Elements(Pieces) select (at, length, piece)).NonEmptyListOf()
        select cuts.Take(4).Aggregate(Good, static (text, cut) =>
        {
            int at = Math.Min(cut.at, text.Length);
            return string.Concat(text.AsSpan(0, at), cut.piece, text.AsSpan(Math.Min(text.Length, at + cut.length)));
        }), IsCoded, 5_000);

    [Fact]
    public void Read_WhereAMemberIsReplacedByAnyValue_NeverThrows() => Law.Holds(
        from member in Gen.Elements("name", "from", "rounding", "step", "mode", "cap", "currency", "factors", "rules", "id", "when", "steps", "kind", "rate", "field", "operator", "value", "not", "all")
        from value in Gen.Elements("null", "{}", "[]", "[[]]", "[null]", "\"\"", "\"x\"", "-1", "1e400", "true", "{\"a\":{}}", "\"-1\"", "\"9999-99-99\"", "{\"kind\":\"amount\"}", "[{}]")
        select ReplaceMember(member, value), IsCoded, 3_000);

    [Fact]
    public void Read_OfRandomBytes_NeverThrows() => Law.Holds(
        Gen.Choose(0, 255).Select(static b => (byte)b).ArrayOf(), static bytes => IsCoded(DiscountBook.Json.Read(bytes, Small)), 2_000);

    [Fact]
    public void Condition_OfRandomPieces_NeverThrows() => Law.Holds(
        Gen.Elements(Pieces).ListOf().Select(string.Concat), static text =>
        {
            Result<Condition> result = Condition.FromJson(text, Small);
            return result.IsSuccess || result.ValidationErrors.Count > 0;
        }, 3_000);

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("{\"not\":")]
    [InlineData("{\"all\":[")]
    public void Read_OfDeepNesting_IsTooDeep(string opening)
    {
        string deep = string.Concat(Enumerable.Repeat(opening, 100_000));

        Assert.Equal(DefinitionErrors.TooDeep, Assert.Single(DiscountBook.Json.Read(deep).ValidationErrors).ErrorCode);
        Assert.Equal(DefinitionErrors.TooDeep, Assert.Single(Condition.FromJson(deep).ValidationErrors).ErrorCode);
    }

    [Fact]
    public void Read_OfAHugeText_IsTooLargeWithoutReadingIt()
    {
        string huge = new('[', 5_000_000);

        Assert.Equal(DefinitionErrors.TooLarge, Assert.Single(DiscountBook.Json.Read(huge).ValidationErrors).ErrorCode);
        Assert.Equal(DefinitionErrors.TooLarge, Assert.Single(DiscountBook.Json.Read(Encoding.UTF8.GetBytes(huge)).ValidationErrors).ErrorCode);
        Assert.Equal(DefinitionErrors.TooLarge, Assert.Single(Condition.FromJson(huge).ValidationErrors).ErrorCode);
    }

    [Fact]
    public void Read_OfCountlessMistakes_ListsAThousandAndSaysThereAreMore()
    {
        string bad = $$"""{"schemaVersion":2,"rules":[{{string.Join(',', Enumerable.Repeat("1", 50_000))}}]}""";

        IReadOnlyList<ValidationError> errors = DiscountBook.Json.Read(bad).ValidationErrors;

        Assert.Equal(1_001, errors.Count);
        Assert.Equal(DefinitionErrors.TooManyErrors, errors[^1].ErrorCode);
    }

    [Fact]
    public void Condition_OfAnySize_RoundTripsThroughOneCanonicalText() => Law.Holds(ConditionGenerators.Condition, static condition =>
    {
        string json = condition.ToJson();
        Condition read = Condition.FromJson(json).Value;
        return read.Equals(condition) && read.GetHashCode() == condition.GetHashCode() && read.ToJson() == json;
    }, 2_000);

    [Fact]
    public void Condition_OfWrongForms_ReportsAllPlaces()
    {
        Result<Condition> result = Condition.FromJson(
            """{"all":[{"all":[],"any":[]},{},{"field":"a"},{"field":1,"operator":"equal","value":[1,["x"],null]},{"not":[]},{"field":"a","operator":"Equal","x":1},5]}""");

        Assert.Equal(
            [
                ("/all/0", ConditionErrors.Malformed), ("/all/1", ConditionErrors.Malformed), ("/all/2", DefinitionErrors.MissingMember),
                ("/all/3/field", DefinitionErrors.WrongType), ("/all/3/value/0", DefinitionErrors.WrongType), ("/all/3/value/1", DefinitionErrors.WrongType),
                ("/all/3/value/2", DefinitionErrors.WrongType), ("/all/4/not", DefinitionErrors.WrongType), ("/all/5/x", DefinitionErrors.UnknownMember),
                ("/all/5/operator", DefinitionErrors.WrongValue), ("/all/6", DefinitionErrors.WrongType),
            ],
            result.ValidationErrors.Select(e => (e.Identifier!, e.ErrorCode!)));
    }

    private static bool IsCoded(string json) => IsCoded(DiscountBook.Json.Read(json, Small));

    private static bool IsCoded(Result<DiscountBook> result) => result.IsSuccess
        || (result.ValidationErrors.Count > 0 && result.ValidationErrors.All(static e =>
            e.ErrorCode is not null && e.Identifier is not null && (e.Identifier.Length == 0 || e.Identifier[0] == '/') && e.ErrorMessage.Length > 0));

    private static string ReplaceMember(string member, string value)
    {
        int at = Good.IndexOf($"\"{member}\":", StringComparison.Ordinal) + member.Length + 3;
        int depth = 0, end = at;
        for (bool quoted = false; end < Good.Length; end++)
        {
            char c = Good[end];
            if (c == '"') quoted = !quoted;
            if (quoted) continue;
            if (depth == 0 && c is ',' or '}' or ']' && depth == 0) break;
            depth += c is '{' or '[' ? 1 : c is '}' or ']' ? -1 : 0;
        }

        return string.Concat(Good.AsSpan(0, at), value, Good.AsSpan(end));
    }
}
