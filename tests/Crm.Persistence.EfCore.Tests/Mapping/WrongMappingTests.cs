using Crm.Primitives;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Crm.Persistence.EfCore.Tests;

/// <summary>A mapping that cannot be right is refused when the model is built, in one sentence.</summary>
public sealed class WrongMappingTests
{
    [Fact]
    public void Column_OfADecimal_AsksForAmountOrRate() =>
        Refused(static row => row.Key(static r => r.Id).Column(static r => r.Number), "Wrong.Number is a decimal: say Amount (four decimals) or Rate (twelve).");

    [Fact]
    public void Column_OfAnObject_AsksForADocument() =>
        Refused(static row => row.Key(static r => r.Id).Column(static r => r.Period), "Wrong.Period is a EffectivePeriod, which has no column form: say Document or Rows, or map it through Builder.");

    [Fact]
    public void Table_WithoutAKey_AsksForOne() =>
        Refused(static row => row.Column(static r => r.Id), "The table 'crm_wrong' has no key: name it with Key(x => x.Id).");

    [Fact]
    public void Column_OfACalculation_IsRefused() =>
        Assert.Throws<ArgumentException>(static () => Build(static row => row.Key(static r => r.Id).Column(static r => r.Id + 1)));

    [Fact]
    public void Provider_ThatIsNeither_IsRefusedByName() =>
        Assert.Contains("'Some.Other.Provider' is neither", Assert.Throws<CrmSetupException>(static () => ProviderNames.Parse("Some.Other.Provider")).Message, StringComparison.Ordinal);

    [Fact]
    public void Provider_ThatIsMissing_IsNamed() =>
        Assert.Contains("no database provider", Assert.Throws<CrmSetupException>(static () => ProviderNames.Parse(null)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Id", "id")]
    [InlineData("PriceListId", "price_list_id")]
    [InlineData("SLATarget2", "sla_target2")]
    [InlineData("IsVAT", "is_vat")]
    [InlineData("already_snake", "already_snake")]
    [InlineData("X", "x")]
    public void SnakeCase_OfAName_IsReadable(string name, string column) => Assert.Equal(column, SnakeCase.From(name));

    [Theory]
    [InlineData("1969-12-31T23:59:59.9999999Z", "1969-12-31T23:59:59.999999Z")]
    [InlineData("0001-01-01T00:00:00.000000001Z", "0001-01-01T00:00:00Z")]
    [InlineData("2026-01-01T00:00:00.123456789Z", "2026-01-01T00:00:00.123456Z")]
    [InlineData("2026-01-01T00:00:00.123456Z", "2026-01-01T00:00:00.123456Z")]
    public void CutToMicroseconds_AnyInstant_GoesTowardsThePast(string instant, string cut) =>
        Assert.Equal(cut, NodaTime.Text.InstantPattern.ExtendedIso.Format(NodaTime.Text.InstantPattern.ExtendedIso.Parse(instant).Value.CutToMicroseconds()));

    [Theory]
    [InlineData(9999, 12, 31)]
    [InlineData(1, 1, 1)]
    public void LocalDate_TheLastAndTheFirst_AreRefusedAsOpenEnds(int year, int month, int day)
    {
        LocalDateConverter converter = new();
        Assert.Contains("an open end is null", Assert.Throws<InvalidOperationException>(() => converter.ConvertToProvider(new LocalDate(year, month, day))).Message, StringComparison.Ordinal);
    }

    private static void Refused(Action<CrmTable<Wrong>> map, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<CrmSetupException>(() => Build(map)).Message);

    private static void Build(Action<CrmTable<Wrong>> map)
    {
        using CrmDbContext context = new(new DbContextOptionsBuilder<CrmDbContext>().UseSqlite("Data Source=:memory:")
            .UseCrm(crm => crm.Add(new WrongPart(map))).Options);
        _ = context.Model;
    }

    private sealed class Wrong
    {
        public int Id { get; set; }

        public decimal Number { get; set; }

        public EffectivePeriod Period { get; set; }
    }

    private sealed class WrongPart(Action<CrmTable<Wrong>> map) : ICrmModelPart
    {
        public string Name => "Crm.Wrong";

        public int SchemaVersion => 1;

        public void Map(CrmTables tables) => tables.Table("wrong", map);

        public void AddStores(CrmStores stores)
        {
        }
    }
}
