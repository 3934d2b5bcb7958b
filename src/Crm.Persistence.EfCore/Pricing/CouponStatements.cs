using System.Globalization;
using Crm.Pricing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;

namespace Crm.Persistence.EfCore;

/// <summary>The writing statements of the coupon store, in the words of the context's database.</summary>
/// <remarks>Codes are locked in the order of their texts and reservations in that of their keys, so that two never wait for each other in a circle.</remarks>
internal sealed class CouponStatements(DbContext context)
{
    /// <summary>The condition of the index of what may end.</summary>
    internal const string Open = "\"state\" = 'Reserved'";

    private readonly string _codes = Table<CouponCodeRow>(context), _reservations = Table<CouponReservationRow>(context), _uses = Table<CouponUseRow>(context);

    /// <summary>Takes the key, unless it is taken; waits for whoever is taking it.</summary>
    internal async Task<bool> TakeKeyAsync(CouponReservation reservation, Instant until, CancellationToken cancellationToken) => await ExecuteAsync(
        $$"""
        INSERT INTO {{_reservations}} ("reservation_key", "customer_key", "ends_at", "state") VALUES ({0}, {1}, {2}, 'Reserved')
        ON CONFLICT ("reservation_key") DO NOTHING
        """, [reservation.Key, reservation.Customer, Stored(until)], cancellationToken).ConfigureAwait(false) == 1;

    /// <summary>Keeps everyone else away from the codes until the transaction ends.</summary>
    internal async Task LockAsync(IEnumerable<string> codes, CancellationToken cancellationToken)
    {
        foreach (string code in codes.Order(StringComparer.Ordinal))
        {
            await ExecuteAsync($$"""
                INSERT INTO {{_codes}} AS c ("code", "attempts") VALUES ({0}, 1)
                ON CONFLICT ("code") DO UPDATE SET "attempts" = c."attempts" + 1
                """, [code], cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Ends what has ended, for good: who commits it later, by a clock that is behind, is refused, since its uses may be another's by then.
    /// </summary>
    internal Task<int> EndAsync(IReadOnlyList<string> codes, Instant at, CancellationToken cancellationToken)
    {
        string wanted = string.Join(", ", codes.Select(static (_, i) => string.Create(CultureInfo.InvariantCulture, $"{{{i + 1}}}")));
        string lockRows = ProviderNames.Parse(context.Database.ProviderName) == CrmProvider.PostgreSql ? "FOR UPDATE" : "";
        return ExecuteAsync($$"""
            WITH ended AS MATERIALIZED (
                SELECT "reservation_key" FROM {{_reservations}}
                WHERE {{Open}} AND "ends_at" <= {0} AND "reservation_key" IN (SELECT "reservation_key" FROM {{_uses}} WHERE "code" IN ({{wanted}}))
                ORDER BY "reservation_key" {{lockRows}})
            UPDATE {{_reservations}} SET "state" = 'Released' WHERE "reservation_key" IN (SELECT "reservation_key" FROM ended)
            """, [Stored(at), .. codes], cancellationToken);
    }

    internal Task<int> AddUseAsync(string key, int position, CouponUse use, CancellationToken cancellationToken) => ExecuteAsync(
        $$"""
        INSERT INTO {{_uses}} ("code", "reservation_key", "position", "usage_limit", "usage_limit_per_customer") VALUES ({0}, {1}, {2}, {3}, {4})
        """, [use.Code, key, position, use.Limit, use.LimitPerCustomer], cancellationToken);

    private Task<int> ExecuteAsync(string sql, object?[] values, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlRawAsync(sql, values!, cancellationToken);

    /// <summary>An instant in the form of the column.</summary>
    private object Stored(Instant instant) =>
        context.CrmEntity<CouponReservationRow>().FindProperty(nameof(CouponReservationRow.EndsAt))!.GetTypeMapping().Converter!.ConvertToProvider(instant)!;

    private static string Table<T>(DbContext context)
        where T : class
    {
        IEntityType type = context.CrmEntity<T>();
        return context.GetService<ISqlGenerationHelper>().DelimitIdentifier(type.GetTableName()!, type.GetSchema());
    }
}
