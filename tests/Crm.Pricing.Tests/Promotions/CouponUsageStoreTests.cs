using Crm.Primitives;
using Crm.Testing;
using Crm.Testing.Contracts.Pricing;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace Crm.Pricing.Tests.Promotions;

public sealed class InMemoryCouponUsageStoreTests : CouponUsageStoreContract
{
    private readonly InMemoryCouponUsageStore _store = new();

    protected override ICouponUsageStore Open() => _store;

    [Fact]
    public void Reserve_InParallel_NeverExceedsAnyLimit() => Law.Holds(
        from limit in Gen.Choose(1, 20)
        from perCustomer in Gen.Choose(1, 5)
        from customers in Gen.Choose(1, 6)
        from orders in Gen.Choose(1, 60)
        select (limit, perCustomer, customers, orders), static any =>
    {
        InMemoryCouponUsageStore store = new();
        Instant now = Instant.FromUtc(2026, 3, 12, 7, 0), until = now + Duration.FromMinutes(1);
        int won = 0;
        Parallel.For(0, any.orders, i =>
        {
            CouponReservation intent = new($"o{i}", $"c{i % any.customers}", [new CouponUse("CODE", any.limit, any.perCustomer)]);
            if (store.ReserveAsync(intent, now, until, CancellationToken.None).Result.IsSuccess) Interlocked.Increment(ref won);
        });
        int expected = Math.Min(any.limit, Enumerable.Range(0, any.customers).Sum(c => Math.Min(any.perCustomer, (any.orders - c + any.customers - 1) / any.customers)));
        return won == expected && store.UsageAsync("code", null, now, CancellationToken.None).Result.InAll == expected;
    }, 200);
}
