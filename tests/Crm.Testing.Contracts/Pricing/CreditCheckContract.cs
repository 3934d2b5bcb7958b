using Crm.Pricing;
using Crm.Primitives;
using Xunit;

namespace Crm.Testing.Contracts.Pricing;

/// <summary>What everybody who answers for credit promises.</summary>
public abstract class CreditCheckContract
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>An answer for customers with so much free credit; others have no limit.</summary>
    protected abstract Task<ICreditCheck> WithAsync(IReadOnlyDictionary<string, Money> free);

    [Theory]
    [InlineData("99.99", true)]
    [InlineData("100.00", true)]
    [InlineData("100.01", false)]
    [InlineData("-5.00", true)]
    public async Task Check_UpToTheLimit_IsGranted(string amount, bool granted)
    {
        CreditAnswer answer = await CheckAsync("C-1", decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((granted, new Money(100m, "EUR")), (answer.Granted, answer.Free));
    }

    [Fact]
    public async Task Check_CustomerWithoutALimit_IsGrantedAndSaysSo() => Assert.Equal(new CreditAnswer(true, null), await CheckAsync("C-9", 1_000_000m));

    [Fact]
    public async Task Check_CustomerWithNothingLeft_IsRefused() => Assert.False((await CheckAsync("C-0", 0.01m)).Granted);

    [Fact]
    public async Task Check_Twice_ReservesNothing()
    {
        ICreditCheck credit = await OpenAsync();
        for (int i = 0; i < 2; i++) Assert.True((await credit.CheckAsync("C-1", new Money(100m, "EUR"), None)).Granted);
    }

    private async Task<CreditAnswer> CheckAsync(string customer, decimal amount) => await (await OpenAsync()).CheckAsync(customer, new Money(amount, "EUR"), None);

    private Task<ICreditCheck> OpenAsync() => WithAsync(new Dictionary<string, Money> { ["C-1"] = new(100m, "EUR"), ["C-0"] = new(0m, "EUR") });
}
