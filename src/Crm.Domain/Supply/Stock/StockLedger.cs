using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

/// <summary>What came into and went out of one place: a depot or a technician's van.</summary>
/// <remarks>Law: what is on hand is the sum of the entries, and never below 0 unless allowed. Not thread-safe: load, change, store.</remarks>
public sealed class StockLedger : IEventSource
{
    private readonly EventLog _events = new(nameof(StockLedger));
    private readonly List<StockEntry> _entries = [];

    private StockLedger()
    {
    }

    /// <summary>Opens the ledger of a place.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="placeKey">The place.</param>
    /// <param name="allowNegative">True if more may go out than is there, because receipts are booked late. The default is false.</param>
    public StockLedger(StockLedgerId id, string placeKey, bool allowNegative = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(placeKey);
        Id = id;
        PlaceKey = placeKey;
        AllowNegative = allowNegative;
    }

    /// <summary>The id.</summary>
    public StockLedgerId Id { get; private set; }

    /// <summary>The place.</summary>
    public string PlaceKey { get; private set; } = "";

    /// <summary>True if more may go out than is there.</summary>
    public bool AllowNegative { get; private set; }

    /// <summary>Counts every entry. The concurrency token.</summary>
    public long Version { get; private set; }

    /// <summary>Every movement, oldest first.</summary>
    public IReadOnlyList<StockEntry> Entries => _entries;

    /// <inheritdoc/>
    public IReadOnlyList<DomainEvent> PendingEvents => _events.Pending;

    /// <inheritdoc/>
    public void ClearPendingEvents() => _events.Clear();

    /// <summary>How much of a product is there.</summary>
    /// <param name="sku">The product.</param>
    public decimal OnHand(string sku) => _entries.Where(entry => entry.Sku == sku).Sum(static entry => entry.Quantity);

    /// <summary>Books what came in.</summary>
    /// <param name="sku">The product.</param>
    /// <param name="quantity">How much; greater than 0.</param>
    /// <param name="batch">The production batch; null if unknown.</param>
    /// <param name="reference">What it was for.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>StockReceived</c>; or <c>supply.sku</c>, <c>supply.quantity</c>.</returns>
    public Result Receive(string sku, decimal quantity, string? batch, string reference, string actor, Instant at)
    {
        Result checkedInput = Check(sku, quantity);
        if (checkedInput.IsSuccess) Add("StockReceived", new StockEntry(_entries.Count + 1, sku, quantity, batch, reference, at, actor));
        return checkedInput;
    }

    /// <summary>Books what went out.</summary>
    /// <param name="sku">The product.</param>
    /// <param name="quantity">How much; greater than 0.</param>
    /// <param name="batch">The production batch; null if unknown.</param>
    /// <param name="reference">What it was for.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>StockIssued</c>; or <c>supply.sku</c>, <c>supply.quantity</c>, <c>supply.not_on_hand</c>.</returns>
    public Result Issue(string sku, decimal quantity, string? batch, string reference, string actor, Instant at)
    {
        Result checkedInput = Check(sku, quantity);
        if (!checkedInput.IsSuccess) return checkedInput;
        Result available = CanIssue(sku, quantity);
        if (available.IsSuccess) Add("StockIssued", new StockEntry(_entries.Count + 1, sku, -quantity, batch, reference, at, actor));
        return available;
    }

    internal Result CanIssue(string sku, decimal quantity) => AllowNegative || OnHand(sku) >= quantity
        ? Result.Success()
        : Result.Invalid(new ValidationError("/quantity", $"Only {EventLog.Text(OnHand(sku))} of {sku} are on hand at {PlaceKey}.", "supply.not_on_hand"));

    private static Result Check(string sku, decimal quantity)
    {
        List<ValidationError> errors = [];
        if (string.IsNullOrWhiteSpace(sku)) errors.Add(new ValidationError("/sku", "Name the product.", "supply.sku"));
        if (quantity <= 0m) errors.Add(new ValidationError("/quantity", "A quantity is greater than 0.", "supply.quantity"));
        return errors.Count == 0 ? Result.Success() : Result.Invalid(errors);
    }

    private void Add(string type, StockEntry entry)
    {
        _entries.Add(entry);
        _events.Add([type], Id.Value, ++Version, entry.By, entry.At,
            ("sku", entry.Sku), ("quantity", EventLog.Text(Math.Abs(entry.Quantity))), ("batch", entry.Batch), ("reference", entry.Reference));
    }
}
