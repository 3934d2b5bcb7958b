using Crm.Primitives;
using Crm.Testing;
using NodaTime;
using Xunit;

namespace Crm.Domain.Tests;

public sealed class DealRegistrationTests
{
    private static readonly DateTimeZone Shanghai = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];
    private static readonly Instant T = Instant.FromUtc(2026, 3, 20, 2, 0);
    private readonly SeededIds _ids = new();

    private Result<DealRegistration> Register(string partner, Instant at, int days, params DealRegistration[] others) =>
        DealRegistration.Register(new(new(_ids.Next()), partner, "O-1", "OP-1", Shanghai), days, others, partner, at);

    [Fact]
    public void Register_NinetyDays_EndsOnALocalDateThatStillCounts()
    {
        DealRegistration deal = Register("AG-1", T, 90).Value;

        Assert.Equal(new LocalDate(2026, 6, 18), deal.ProtectedUntil);
        Assert.True(deal.IsProtectedOn(new LocalDate(2026, 6, 18)));
        Assert.False(deal.IsProtectedOn(new LocalDate(2026, 6, 19)));
    }

    [Fact]
    public void Register_LateEveningUtc_CountsFromTheLocalDate() =>
        Assert.Equal(new LocalDate(2026, 3, 22), Register("AG-1", Instant.FromUtc(2026, 3, 20, 16, 0), 1).Value.ProtectedUntil);

    [Fact]
    public void Register_WhileProtected_IsRefusedForBoth()
    {
        DealRegistration deal = Register("AG-1", T, 1).Value;

        Assert.Equal("partner.protected", Register("AG-2", T, 90, deal).ValidationErrors[0].ErrorCode);
        Assert.Equal("partner.registered", Register("AG-1", T, 90, deal).ValidationErrors[0].ErrorCode);
        Assert.True(Register("AG-2", T + Duration.FromDays(2), 90, deal).IsSuccess);
        Assert.Equal("partner.protection_days", Register("AG-2", T, -1).ValidationErrors[0].ErrorCode);
    }

    [Fact]
    public void Withdraw_FreesTheCustomer()
    {
        DealRegistration deal = Register("AG-1", T, 90).Value;

        Assert.True(deal.Withdraw("AG-1", T).IsSuccess);
        Assert.True(Register("AG-2", T, 90, deal).IsSuccess);
        Assert.Equal("partner.withdrawn", deal.Withdraw("AG-1", T).ValidationErrors[0].ErrorCode);
    }
}
