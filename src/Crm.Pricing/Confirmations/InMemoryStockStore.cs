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
    private readonly Dictionary<string, List<Move>> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Move>> _openByProduct = new(StringComparer.Ordinal);

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
            foreach (Move move in Of(key).Where(static m => m.IsOpen))
            {
                move.IsReleased = true;
                Close(move);
            }

            return Task.FromResult(Result.Success());
        }
    }

    private Dictionary<string, AvailabilityPosition> Positions(IEnumerable<string> products) => products.Where(_onHand.ContainsKey).ToDictionary(
        static product => product, product => new AvailabilityPosition(_onHand[product], [.. Open(product).Select(static m => new SupplyMove(m.Day, m.Open))]), StringComparer.Ordinal);

    private Result Expect(string key, string lineId, string product, SupplyMove receipt)
    {
        if (receipt.Quantity <= 0m) return Result.Invalid(new ValidationError("/receipt/quantity", "More than nothing is expected: release what will not come.", "pricing.stock_units"));
        if (_reservations.ContainsKey(key)) return Result.Conflict($"The key {key} stands for a reservation: give the receipt a key of its own.");
        if (Find(key, lineId) is not Move known) Add(key, new Move(lineId, product, receipt.Date, receipt.Quantity));
        else if (!known.IsOpen || known.Product != product) return Result.Conflict($"Line {lineId} of {key} has come, was released, or is another product: give the receipt a line of its own.");
        else (known.Day, known.Open) = (receipt.Date, receipt.Quantity);
        return Result.Success();
    }

    private Result Reserve(StockReservation reservation)
    {
        string key = reservation.Key;
        IReadOnlyList<Move> moves = Of(key);
        if (moves.Count > 0 && !reservation.Equals(_reservations.GetValueOrDefault(key))) return Result.Conflict($"The key {key} stands for something else: give this reservation a key of its own.");
        if (moves.Any(static m => m.IsReleased)) return Result.Conflict($"The reservation {key} was released: reserve again under a new key.");
        if (moves.Count > 0 || reservation.Lines.Count == 0) return Result.Success();
        Result fits = reservation.FitsInto(Positions(reservation.Lines.Select(static line => line.Product).Distinct(StringComparer.Ordinal)));
        if (!fits.IsSuccess) return fits;
        _reservations.Add(key, reservation);
        foreach (StockDemand demand in reservation.Lines) Add(key, new Move(demand.LineId, demand.Product, demand.Day, -demand.Units));
        return Result.Success();
    }

    private Result Book(string key, string lineId, decimal units)
    {
        if (Find(key, lineId) is not { IsOpen: true } move) return Result.NotFound($"an open line {lineId} of {key}");
        decimal open = Math.Abs(move.Open);
        if (units <= 0m || units > open)
            return Result.Invalid(new ValidationError("/units", string.Create(CultureInfo.InvariantCulture, $"Of line {lineId} of {key} {open} are open: book more than nothing and no more than that."), "pricing.stock_units"));
        decimal change = Math.Sign(move.Open) * units;
        if (units == open) Close(move);
        else move.Open -= change;
        if (_onHand.TryGetValue(move.Product, out decimal onHand)) _onHand[move.Product] = onHand + change;
        return Result.Success();
    }

    private IReadOnlyList<Move> Of(string key) => _byKey.TryGetValue(key, out List<Move>? moves) ? moves : [];

    private List<Move> Open(string product) => _openByProduct.TryGetValue(product, out List<Move>? moves) ? moves : _openByProduct[product] = [];

    private Move? Find(string key, string lineId) => Of(key).FirstOrDefault(move => move.LineId == lineId);

    private void Add(string key, Move move)
    {
        if (!_byKey.TryGetValue(key, out List<Move>? moves)) _byKey[key] = moves = [];
        moves.Add(move);
        Open(move.Product).Add(move);
    }

    private void Close(Move move)
    {
        move.Open = 0m;
        Open(move.Product).Remove(move);
    }

    private sealed class Move(string lineId, string product, LocalDate day, decimal open)
    {
        internal string LineId { get; } = lineId;

        internal string Product { get; } = product;

        internal LocalDate Day { get; set; } = day;

        /// <summary>What is still to come, or, less than 0, to go out.</summary>
        internal decimal Open { get; set; } = open;

        internal bool IsReleased { get; set; }

        internal bool IsOpen => Open != 0m;
    }
}
