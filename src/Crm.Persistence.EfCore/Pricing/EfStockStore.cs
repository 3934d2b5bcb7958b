using System.Globalization;
using Crm.Pricing;
using Crm.Primitives;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Crm.Persistence.EfCore;

/// <summary>Keeps stock, receipts and promises in the host's database. As long-lived as the context, and no more thread-safe.</summary>
/// <remarks>
/// A reservation locks the positions of its products before it looks, so reservations of one product come one after the other and the last
/// piece is promised once. Within a transaction of the host's it is part of that transaction, and others who want the same product wait for its
/// end: reserve late in it, after the credit check. It saves what else the context has changed, as every store does. A locked database is
/// <see cref="ResultStatus.Unavailable"/>: try again with the same key. Give the context PostgreSQL's usual isolation, read committed.
/// </remarks>
/// <param name="context">The host's context, with <c>crm.AddPricing()</c>.</param>
public sealed class EfStockStore(DbContext context) : IStockStore
{
    /// <summary>How many products one statement asks for.</summary>
    private const int Batch = 1_000;

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, AvailabilityPosition>> PositionsOfAsync(IReadOnlyCollection<string> products, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(products);
        Dictionary<string, AvailabilityPosition> positions = new(StringComparer.Ordinal);
        foreach (string[] some in products.Chunk(Batch))
        {
            // Both tables in one statement: between two, a booking would be seen in one and not in the other.
            var rows = await context.CrmSet<StockPositionRow>().AsNoTracking().Where(p => some.Contains(p.Product))
                .LeftJoin(context.CrmSet<StockMoveRow>().Where(static m => m.State == StockMoveState.Open), static p => p.Product, static m => m.Product,
                    static (p, m) => new { p.Product, p.OnHand, Day = m == null ? null : (LocalDate?)m.Day, Units = m == null ? null : (decimal?)m.OpenUnits })
                .ToListAsync(cancellationToken).ConfigureAwait(false);
            foreach (var product in rows.GroupBy(static r => r.Product, StringComparer.Ordinal))
            {
                SupplyMove[] moves = [.. product.Where(static r => r.Day is not null).Select(static r => new SupplyMove(r.Day!.Value, r.Units!.Value))];
                positions.Add(product.Key, new AvailabilityPosition(product.First().OnHand, moves));
            }
        }

        return positions;
    }

    /// <inheritdoc/>
    public Task<Result> SetOnHandAsync(string product, decimal? onHand, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(product);
        return LockedDatabase.TurnAsync(context, async () =>
        {
            await RowLocks.TakeAsync<StockPositionRow>(context, nameof(StockPositionRow.Product), [product], cancellationToken).ConfigureAwait(false);
            if (onHand is not decimal counted) await Position(product).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            else if (await CountAsync(product, counted, cancellationToken).ConfigureAwait(false) == 0)
                return await AddAsync([new StockPositionRow(product, counted)], cancellationToken).ConfigureAwait(false);
            return Result.Success();
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Result> ExpectAsync(string key, string lineId, string product, SupplyMove receipt, CancellationToken cancellationToken)
    {
        if (receipt.Quantity <= 0m)
            return Task.FromResult(Result.Invalid(new ValidationError("/receipt/quantity", "More than nothing is expected: release what will not come.", "pricing.stock_units")));
        return LockedDatabase.TurnAsync(context, async () =>
        {
            await RowLocks.TakeAsync<StockPositionRow>(context, nameof(StockPositionRow.Product), [product], cancellationToken).ConfigureAwait(false);
            List<StockMoveRow> rows = await Moves(key).AsNoTracking().ToListAsync(cancellationToken).ConfigureAwait(false);
            if (rows.Exists(static m => m.Units < 0m)) return Result.Conflict($"The key {key} stands for a reservation: give the receipt a key of its own.");
            if (!rows.Exists(m => m.LineId == lineId))
                return await AddAsync([new StockMoveRow(key, lineId, 0, product, receipt.Date, receipt.Quantity)], cancellationToken).ConfigureAwait(false);
            int changed = await Moves(key).Where(m => m.LineId == lineId && m.Product == product && m.State == StockMoveState.Open)
                .ExecuteUpdateAsync(row => row.SetProperty(static m => m.Day, receipt.Date).SetProperty(static m => m.OpenUnits, receipt.Quantity), cancellationToken).ConfigureAwait(false);
            return changed == 1 ? Result.Success() : Result.Conflict($"Line {lineId} of {key} has come, was released, or is another product: give the receipt a line of its own.");
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Result> ReserveAsync(StockReservation reservation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reservation);
        string key = reservation.Key;
        string[] products = [.. reservation.Lines.Select(static line => line.Product).Distinct(StringComparer.Ordinal)];
        return LockedDatabase.TurnAsync(context, async () =>
        {
            await RowLocks.TakeAsync<StockPositionRow>(context, nameof(StockPositionRow.Product), products, cancellationToken).ConfigureAwait(false);
            List<StockMoveRow> rows = await Moves(key).AsNoTracking().OrderBy(static m => m.Position).ToListAsync(cancellationToken).ConfigureAwait(false);
            StockReservation known = new(key, rows.ConvertAll(static m => new StockDemand(m.LineId, m.Product, -m.Units, m.Day)));
            if (rows.Count > 0 && !known.Equals(reservation)) return Result.Conflict($"The key {key} stands for something else: give this reservation a key of its own.");
            if (rows.Exists(static m => m.State == StockMoveState.Released)) return Result.Conflict($"The reservation {key} was released: reserve again under a new key.");
            if (rows.Count > 0) return Result.Success();
            Result fits = reservation.FitsInto(await PositionsOfAsync(products, cancellationToken).ConfigureAwait(false));
            return fits.IsSuccess
                ? await AddAsync([.. reservation.Lines.Select((line, i) => new StockMoveRow(key, line.LineId, i, line.Product, line.Day, -line.Units))], cancellationToken).ConfigureAwait(false)
                : fits;
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Result> BookAsync(string key, string lineId, decimal units, CancellationToken cancellationToken) => LockedDatabase.TurnAsync(context, async () =>
    {
        IQueryable<StockMoveRow> line = Moves(key).Where(m => m.LineId == lineId && m.State == StockMoveState.Open);
        string? product = await line.Select(static m => m.Product).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (product is null) return NotOpen(key, lineId);
        await RowLocks.TakeAsync<StockPositionRow>(context, nameof(StockPositionRow.Product), [product], cancellationToken).ConfigureAwait(false);
        await RowLocks.TakeAsync<StockMoveRow>(context, nameof(StockMoveRow.MoveKey), [key], cancellationToken).ConfigureAwait(false);
        // Read again: whoever had the lock may have booked or released it.
        if (await line.AsNoTracking().FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false) is not StockMoveRow row) return NotOpen(key, lineId);
        decimal open = Math.Abs(row.OpenUnits), left = row.OpenUnits - (Math.Sign(row.OpenUnits) * units);
        if (units <= 0m || units > open)
            return Result.Invalid(new ValidationError("/units", string.Create(CultureInfo.InvariantCulture, $"Of line {lineId} of {key} {open} are open: book more than nothing and no more than that."), "pricing.stock_units"));
        StockMoveState state = left == 0m ? StockMoveState.Booked : StockMoveState.Open;
        await line.ExecuteUpdateAsync(m => m.SetProperty(static r => r.OpenUnits, left).SetProperty(static r => r.State, state), cancellationToken).ConfigureAwait(false);
        decimal? onHand = await Position(product).Select(static p => (decimal?)p.OnHand).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (onHand is decimal before) await CountAsync(product, before + row.OpenUnits - left, cancellationToken).ConfigureAwait(false);
        return Result.Success();
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<Result> ReleaseAsync(string key, CancellationToken cancellationToken) => LockedDatabase.TurnAsync(context, async () =>
    {
        await RowLocks.TakeAsync<StockMoveRow>(context, nameof(StockMoveRow.MoveKey), [key], cancellationToken).ConfigureAwait(false);
        await Moves(key).Where(static m => m.State == StockMoveState.Open)
            .ExecuteUpdateAsync(static row => row.SetProperty(static m => m.State, StockMoveState.Released), cancellationToken).ConfigureAwait(false);
        return Result.Success();
    }, cancellationToken);

    /// <summary>Adds rows and lets the context forget them: what they become is decided by statements.</summary>
    private async Task<Result> AddAsync(IReadOnlyList<object> rows, CancellationToken cancellationToken)
    {
        context.AddRange(rows);
        Result saved = await context.SaveCrmAsync(cancellationToken).ConfigureAwait(false);
        foreach (object row in rows) context.Entry(row).State = EntityState.Detached;
        return saved;
    }

    private Task<int> CountAsync(string product, decimal onHand, CancellationToken cancellationToken) =>
        Position(product).ExecuteUpdateAsync(row => row.SetProperty(static p => p.OnHand, onHand), cancellationToken);

    private IQueryable<StockPositionRow> Position(string product) => context.CrmSet<StockPositionRow>().Where(p => p.Product == product);

    private IQueryable<StockMoveRow> Moves(string key) => context.CrmSet<StockMoveRow>().Where(m => m.MoveKey == key);

    private static Result NotOpen(string key, string lineId) => Result.NotFound($"an open line {lineId} of {key}");
}
