using System.Globalization;
using Crm.Primitives;
using NodaTime;

namespace Crm.Pricing;

/// <summary>Keeps stock, receipts and promises in memory: for tests and for programs that need no database. Thread-safe.</summary>
public sealed class InMemoryStockStore : IStockStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, decimal> _onHand = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StockReservation> _reservations = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Key, string LineId), Move> _moves = [];

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, AvailabilityPosition>> PositionsOfAsync(IReadOnlyCollection<string> products, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(products);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock) return Task.FromResult<IReadOnlyDictionary<string, AvailabilityPosition>>(Positions(products));
    }

    /// <inheritdoc/>
    public Task<Result> SetOnHandAsync(string product, decimal? onHand, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(product);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (onHand is decimal counted) _onHand[product] = counted;
            else _onHand.Remove(product);
            return Task.FromResult(Result.Success());
        }
    }

    /// <inheritdoc/>
    public Task<Result> ExpectAsync(string key, string lineId, string product, SupplyMove receipt, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock) return Task.FromResult(Expect(key, lineId, product, receipt));
    }

    /// <inheritdoc/>
    public Task<Result> ReserveAsync(StockReservation reservation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reservation);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock) return Task.FromResult(Reserve(reservation));
    }

    /// <inheritdoc/>
    public Task<Result> BookAsync(string key, string lineId, decimal units, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock) return Task.FromResult(Book(key, lineId, units));
    }

    /// <inheritdoc/>
    public Task<Result> ReleaseAsync(string key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            foreach (Move move in Of(key).Where(static m => m.IsOpen)) (move.IsReleased, move.Open) = (true, 0m);
            return Task.FromResult(Result.Success());
        }
    }

    private Dictionary<string, AvailabilityPosition> Positions(IEnumerable<string> products)
    {
        ILookup<string, SupplyMove> moves = _moves.Values.Where(static m => m.IsOpen).ToLookup(static m => m.Product, static m => new SupplyMove(m.Date, m.Open), StringComparer.Ordinal);
        return products.Where(_onHand.ContainsKey).ToDictionary(static p => p, p => new AvailabilityPosition(_onHand[p], [.. moves[p]]), StringComparer.Ordinal);
    }

    private Result Expect(string key, string lineId, string product, SupplyMove receipt)
    {
        if (receipt.Quantity <= 0m) return Result.Invalid(new ValidationError("/receipt/quantity", "More than nothing is expected: release what will not come.", "pricing.stock_units"));
        if (_reservations.ContainsKey(key)) return Result.Conflict($"The key {key} stands for a reservation: give the receipt a key of its own.");
        if (!_moves.TryGetValue((key, lineId), out Move? known)) _moves[(key, lineId)] = new Move(product, receipt.Date, receipt.Quantity);
        else if (!known.IsOpen || known.Product != product) return Result.Conflict($"Line {lineId} of {key} has come, was released, or is another product: give the receipt a line of its own.");
        else (known.Date, known.Open) = (receipt.Date, receipt.Quantity);
        return Result.Success();
    }

    private Result Reserve(StockReservation reservation)
    {
        string key = reservation.Key;
        List<Move> moves = Of(key);
        if (moves.Count > 0 && !reservation.Equals(_reservations.GetValueOrDefault(key))) return Result.Conflict($"The key {key} stands for something else: give this reservation a key of its own.");
        if (moves.Exists(static m => m.IsReleased)) return Result.Conflict($"The reservation {key} was released: reserve again under a new key.");
        if (moves.Count > 0 || reservation.Lines.Count == 0) return Result.Success();
        Result fits = reservation.FitsInto(Positions(reservation.Lines.Select(static line => line.Product).Distinct(StringComparer.Ordinal)));
        if (!fits.IsSuccess) return fits;
        _reservations.Add(key, reservation);
        foreach (StockDemand demand in reservation.Lines) _moves.Add((key, demand.LineId), new Move(demand.Product, demand.Day, -demand.Units));
        return Result.Success();
    }

    private Result Book(string key, string lineId, decimal units)
    {
        if (!_moves.TryGetValue((key, lineId), out Move? move) || !move.IsOpen) return Result.NotFound($"an open line {lineId} of {key}");
        decimal open = Math.Abs(move.Open);
        if (units <= 0m || units > open)
            return Result.Invalid(new ValidationError("/units", string.Create(CultureInfo.InvariantCulture, $"Of line {lineId} of {key} {open} are open: book more than nothing and no more than that."), "pricing.stock_units"));
        decimal change = Math.Sign(move.Open) * units;
        move.Open -= change;
        if (_onHand.TryGetValue(move.Product, out decimal onHand)) _onHand[move.Product] = onHand + change;
        return Result.Success();
    }

    private List<Move> Of(string key) => [.. _moves.Where(m => m.Key.Key == key).Select(static m => m.Value)];

    private sealed class Move(string product, LocalDate date, decimal open)
    {
        internal string Product { get; } = product;

        internal LocalDate Date { get; set; } = date;

        /// <summary>What is still to come, or, less than 0, to go out.</summary>
        internal decimal Open { get; set; } = open;

        internal bool IsReleased { get; set; }

        internal bool IsOpen => Open != 0m;
    }
}
