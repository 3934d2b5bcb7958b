using System.Text;
using System.Text.Json.Nodes;
using Crm.Primitives;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static Crm.Testing.Contracts.Pricing.SampleQuotes;

namespace Crm.Pricing.Tests.Quotes;

/// <summary>Whatever is written where content is read is a result with a place, never an exception.</summary>
public sealed class QuoteContentFuzzTests
{
    private static readonly string[] Values =
    [
        "null", "1", "-1", "true", "[]", "{}", "[null]", "\"\"", "\"x\"", "\"79228162514264337593543950335\"", "\"-79228162514264337593543950335\"", "[{}]", "{\"model\":\"perUnit\"}", "{\"model\":\"nothing\"}",
    ];

    [Fact]
    public void Parse_OneValueReplaced_IsReadOrRefused() => Law.Holds(
        from place in Gen.Choose(0, 10_000) from value in Gen.Elements(Values) from leaveOut in Gen.Choose(0, 4) select (place, value, leaveOut), static any =>
    {
        JsonNode root = JsonNode.Parse(Encoding.UTF8.GetString(Content))!;
        JsonNode[] nodes = [.. Below(root)];
        JsonNode node = nodes[any.place % nodes.Length];
        if (any.leaveOut == 0 && node.Parent is JsonObject owner) owner.Remove(node.GetPropertyName());
        else node.ReplaceWith(JsonNode.Parse(any.value));
        Result<(QuoteRequest Request, PricedQuote Prices)> read = QuoteContent.Parse(Encoding.UTF8.GetBytes(root.ToJsonString()));
        return read.IsSuccess || read.ValidationErrors.All(static e => e.ErrorCode is "pricing.json" or "pricing.schema_version" or "pricing.duplicate_id");
    }, 3_000);

    [Fact]
    public void Parse_LinesOfOneId_AreEachRefused()
    {
        QuoteRequest twice = Priced with { Lines = [.. Priced.Lines, Priced.Lines[0], Priced.Lines[0]] };
        PricedQuote prices = Price(Priced);
        Result<(QuoteRequest Request, PricedQuote Prices)> read = QuoteContent.Parse(QuoteContent.ToJson(twice, prices with { Lines = [prices.Lines[0], .. prices.Lines] }));
        Assert.Equal(["/request/lines/3/id", "/request/lines/4/id", "/prices/lines/1/id"], read.ValidationErrors.Select(static e => e.Identifier));
        Assert.All(read.ValidationErrors, static e => Assert.Equal("pricing.duplicate_id", e.ErrorCode));
        Assert.True(QuoteContent.Parse(Content).IsSuccess);
    }

    [Fact]
    public void Parse_NullInsteadOfALine_IsRefusedWithItsPlace()
    {
        Result<(QuoteRequest Request, PricedQuote Prices)> read = QuoteContent.Parse(QuoteContent.ToJson(Priced with { Lines = [Priced.Lines[0], null!] }, Price(Priced)));
        Assert.Equal(("/request/lines/1", "pricing.json"), Assert.Single(read.ValidationErrors) is var e ? (e.Identifier, e.ErrorCode) : default);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"schemaVersion\":3}")]
    public void Parse_SomethingElse_IsRefused(string json) => Assert.False(QuoteContent.Parse(Encoding.UTF8.GetBytes(json)).IsSuccess);

    private static byte[] Content { get; } = QuoteContent.ToJson(Priced, Price(Priced));

    private static QuoteRequest Priced => Request(12m) with
    {
        DocumentDiscount = DiscountValue.OfPercent(3m),
        Terms = ["Paid in 30 days."],
        Lines = [.. Request(12m).Lines, new QuoteLineRequest("3", "box", 3m) { Price = new VolumePrice([new PriceTier(9m, 12m), new PriceTier(null, 9.99m)]) }],
    };

    private static IEnumerable<JsonNode> Below(JsonNode node)
    {
        IEnumerable<JsonNode?> children = node switch { JsonObject o => o.Select(static p => p.Value), JsonArray a => a, _ => [] };
        foreach (JsonNode child in children.OfType<JsonNode>())
        {
            yield return child;
            foreach (JsonNode further in Below(child)) yield return further;
        }
    }
}
