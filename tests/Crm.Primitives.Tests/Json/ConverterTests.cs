using System.Text.Json;
using System.Text.Json.Serialization;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace Crm.Primitives.Tests.Json;

public sealed partial class ConverterTests
{
    private static readonly ValuesContext Context = new(CrmJson.CreateOptions());

    [Fact]
    public void Values_OfEveryType_HaveOneTextForm()
    {
        Values values = new(
            Instant.FromUtc(2026, 7, 1, 9, 30).PlusNanoseconds(5), new LocalDate(2026, 7, 1), new LocalTime(9, 30, 0, 250), new LocalDateTime(2026, 7, 1, 9, 30),
            Duration.FromHours(26.5), Period.FromMonths(18) + Period.FromDays(3), IsoDayOfWeek.Sunday, DateTimeZoneProviders.Tzdb["Asia/Shanghai"],
            new EffectivePeriod(null, new LocalDate(2026, 7, 1)), new Money(-1.50m, "JPY"), Currency.Of("KWD"), 0.10m, new RoundingRule(0.05m, RoundingMode.HalfEven),
            Condition.Never, new Dictionary<LocalDate, decimal> { [new LocalDate(2026, 7, 1)] = 1m });

        const string json =
            """{"at":"2026-07-01T09:30:00.000000005Z","day":"2026-07-01","time":"09:30:00.25","local":"2026-07-01T09:30:00","length":"26:30:00","period":"P18M3D","weekDay":"sunday","zone":"Asia/Shanghai","valid":{"to":"2026-07-01"},"money":{"amount":"-1.50","currency":"JPY"},"currency":"KWD","number":"0.10","rounding":{"step":"0.05","mode":"halfEven"},"condition":{"always":false},"byDay":{"2026-07-01":"1"}}""";
        Assert.Equal(json, JsonSerializer.Serialize(values, Context.Values));
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize(json, Context.Values)!, Context.Values));
    }

    [Theory]
    [InlineData("\"number\":\"0.10\"", "\"number\":0.10")]
    [InlineData("\"number\":\"0.10\"", "\"number\":\"0,10\"")]
    [InlineData("\"number\":\"0.10\"", "\"number\":\"1e3\"")]
    [InlineData("\"number\":\"0.10\"", "\"number\":\"0.12345678901234567890123456789\"")]
    [InlineData("\"currency\":\"KWD\"", "\"currency\":\"kwd\"")]
    [InlineData("\"weekDay\":\"sunday\"", "\"weekDay\":\"Sunday\"")]
    [InlineData("\"weekDay\":\"sunday\"", "\"weekDay\":7")]
    [InlineData("\"zone\":\"Asia/Shanghai\"", "\"zone\":\"asia/shanghai\"")]
    [InlineData("\"day\":\"2026-07-01\"", "\"day\":\"2026-7-1\"")]
    [InlineData("\"at\":\"2026-07-01T09:30:00Z\"", "\"at\":\"2026-07-01T09:30:00\"")]
    [InlineData("\"byDay\":{}", "\"byDay\":{\"x\":\"1\"}")]
    [InlineData("\"byDay\":{}", "\"byDay\":{},\"byDay\":{}")]
    [InlineData("\"byDay\":{}", "\"byDay\":{},\"bYDay\":{}")]
    [InlineData("\"byDay\":{}", "\"byDay\":{},")]
    [InlineData("\"condition\":{\"always\":true},", "")]
    public void Values_InAnotherForm_AreRefused(string good, string bad)
    {
        const string json =
            """{"at":"2026-07-01T09:30:00Z","day":"2026-07-01","time":"09:30:00","local":"2026-07-01T09:30:00","length":"1:00:00","period":"P1D","weekDay":"sunday","zone":"Asia/Shanghai","valid":{},"money":{"amount":"1","currency":"JPY"},"currency":"KWD","number":"0.10","rounding":{"step":"1","mode":"floor"},"condition":{"always":true},"byDay":{}}""";
        Assert.NotNull(JsonSerializer.Deserialize(json, Context.Values));

        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json.Replace(good, bad, StringComparison.Ordinal), Context.Values));
    }

    [Fact]
    public void Currency_OfATableOfYourOwn_IsRead()
    {
        CurrencyTable table = CurrencyTable.Iso4217.With(new Currency("POINTS", null, 0));
        ValuesContext context = new(CrmJson.CreateOptions(table));

        Assert.Equal("POINTS", JsonSerializer.Deserialize("\"POINTS\"", context.Currency)!.Code);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("\"POINTS\"", Context.Currency));
    }

    [Fact]
    public void Decimal_OfAnyValue_RoundTripsWithItsDecimals() => Law.Holds(
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        from middle in Gen.Choose(int.MinValue, int.MaxValue)
        from high in Gen.Choose(0, 542_101_086)
        from negative in Gen.Elements(true, false)
        from scale in Gen.Choose(0, 28)
        select new decimal(low, middle, high, negative, (byte)scale), static value =>
    {
        string json = JsonSerializer.Serialize(value, Context.Decimal);
        decimal read = JsonSerializer.Deserialize(json, Context.Decimal);
        return read == value && read.Scale == value.Scale && JsonSerializer.Serialize(read, Context.Decimal) == json;
    }, 2_000);

    [Fact]
    public void Enum_WithoutAName_IsNotWritten() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Serialize((IsoDayOfWeek)9, Context.IsoDayOfWeek));

    public sealed record Values(
        Instant At, LocalDate Day, LocalTime Time, LocalDateTime Local, Duration Length, Period Period, IsoDayOfWeek WeekDay, DateTimeZone Zone, EffectivePeriod Valid,
        Money Money, Currency Currency, decimal Number, RoundingRule Rounding, Condition Condition, IReadOnlyDictionary<LocalDate, decimal> ByDay);

    [JsonSerializable(typeof(Values))]
    public sealed partial class ValuesContext : JsonSerializerContext;
}
