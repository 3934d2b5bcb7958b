using Crm.Primitives;
using Crm.Testing;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace Crm.Domain.Tests.Receivables;

public sealed class PaymentTermsTests
{
    private static readonly Currency Eur = Currency.Of("EUR");

    [Fact]
    public void DueDate_Net30_IsThirtyDaysAfterPosting() =>
        Assert.Equal(new LocalDate(2026, 6, 24), PaymentTerms.Parse("Net30").Value.DueDate(new LocalDate(2026, 5, 25)));

    [Theory]
    [InlineData("Net0", 0)]
    [InlineData("net14", 14)]
    public void Parse_NetAndDays_IsRead(string code, int days) => Assert.Equal(PaymentTerms.Net(days), PaymentTerms.Parse(code).Value);

    [Theory]
    [InlineData(null)]
    [InlineData("Net")]
    [InlineData("Net-1")]
    [InlineData("30")]
    [InlineData("Net99999")]
    public void Parse_AnythingElse_IsRefused(string? code) =>
        Assert.Equal("receivables.payment_terms", Assert.Single(PaymentTerms.Parse(code).ValidationErrors).ErrorCode);

    [Fact]
    public void Settle_PaymentsAndCreditNotes_FillTheEarliestInstallmentsFirst()
    {
        InstallmentBalance balance = InstallmentPlan.Settle(Euros(60, 100, 40), Euros(40), Euros(100));

        Assert.Equal(Euros(0, 20, 40), balance.Outstanding);
        Assert.Equal(Money.Zero(Eur), balance.Unapplied);
    }

    [Fact]
    public void Settle_PaidTooMuch_LeavesTheRestUnapplied() =>
        Assert.Equal(new Money(5m, Eur), InstallmentPlan.Settle(Euros(60, 40), Euros(105), []).Unapplied);

    [Fact]
    public void Settle_NegativePayment_IsAMistakeOfTheCaller() =>
        Assert.Throws<ArgumentException>(() => InstallmentPlan.Settle(Euros(60), Euros(-1), []));

    [Fact]
    public void Settle_AnyPayments_LoseNothing()
    {
        var amounts = Gen.Choose(0, 10_000).ArrayOf(4);
        Law.Holds(Gen.Two(amounts), pair =>
        {
            Money[] parts = Euros(pair.Item1), paid = Euros(pair.Item2);
            InstallmentBalance balance = InstallmentPlan.Settle(parts, paid, []);
            decimal settled = parts.Sum(p => p.Amount) - balance.Outstanding.Sum(o => o.Amount);
            int firstOpen = balance.Outstanding.ToList().FindIndex(o => o.Amount > 0m);
            return settled + balance.Unapplied.Amount == paid.Sum(p => p.Amount)
                && balance.Outstanding.Zip(parts).All(x => x.First.Amount >= 0m && x.First <= x.Second)
                && (firstOpen < 0 || balance.Outstanding.Skip(firstOpen + 1).SequenceEqual(parts.Skip(firstOpen + 1)));
        });
    }

    private static Money[] Euros(params int[] amounts) => [.. amounts.Select(static a => new Money(a, Eur))];
}
