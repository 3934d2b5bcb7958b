using Crm.Primitives;
using NodaTime;

namespace Crm.Pricing;

/// <summary>Price, credit and availability of an accepted quote in one answer.</summary>
/// <param name="Total">What the customer pays, as it was accepted.</param>
/// <param name="Credit">Whether the customer may owe it.</param>
/// <param name="Lines">When each line can be delivered.</param>
public sealed record OrderConfirmation(Money Total, CreditAnswer Credit, IReadOnlyList<LinePromise> Lines)
{
    /// <summary>True if the credit is granted and every line has a day.</summary>
    public bool CanConfirm => Credit.Granted && Lines.All(static line => line.Promised is not null);

    /// <summary>Asks both ports, each of them once. Nothing is reserved: give <see cref="ToReservation"/> to an <see cref="IStockStore"/>.</summary>
    /// <param name="quote">The accepted quote.</param>
    /// <param name="wanted">The day on which the customer wants it.</param>
    /// <param name="credit">Who knows the credit.</param>
    /// <param name="availability">Who knows the stock.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <remarks>
    /// Stock is counted in units of the product, whatever the unit of measure of the line. Lines of the same product are promised one after the
    /// other, so that together they never exceed what is there; a credit brings nothing back before it has arrived. A line in a unit of
    /// measure that was priced before <see cref="PricedLine.UnitRatio"/> was kept has no day if its product is stocked: price it again.
    /// </remarks>
    public static async Task<OrderConfirmation> CheckAsync(
        AcceptedQuote quote, LocalDate wanted, ICreditCheck credit, IAvailability availability, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(quote);
        ArgumentNullException.ThrowIfNull(credit);
        ArgumentNullException.ThrowIfNull(availability);
        Money total = new(quote.Prices.Totals.Total, quote.Prices.Currency);
        CreditAnswer answer = quote.CustomerKey is string customer
            ? await credit.CheckAsync(customer, total, cancellationToken).ConfigureAwait(false)
            : new CreditAnswer(false, null);
        string[] products = [.. quote.Prices.Lines.Where(static line => line.Quantity > 0m).Select(static line => line.Product).Distinct(StringComparer.Ordinal)];
        Dictionary<string, AvailabilityPosition> positions =
            new(await availability.PositionsOfAsync(products, cancellationToken).ConfigureAwait(false), StringComparer.Ordinal);
        HashSet<string> inUnits = [.. quote.Request.Lines.Where(static line => line.Unit is not null).Select(static line => line.Id)];
        return new OrderConfirmation(total, answer, [.. quote.Prices.Lines.Select(line => Promise(line, inUnits.Contains(line.Id), wanted, positions))]);
    }

    /// <summary>What has to be reserved, so that the days hold.</summary>
    /// <param name="key">The idempotency key: one key is one order, however often it is sent.</param>
    /// <exception cref="InvalidOperationException">A line has no day.</exception>
    public StockReservation ToReservation(string key) =>
        Lines.FirstOrDefault(static line => line.Promised is null) is LinePromise open
            ? throw new InvalidOperationException($"The line {open.LineId} has no day: ask CanConfirm first.")
            : new StockReservation(key, [.. Lines.Where(static line => line.Units > 0m).Select(static line => new StockDemand(line.LineId, line.Product, line.Units, line.Promised!.Value))]);

    private static LinePromise Promise(PricedLine line, bool inUnit, LocalDate wanted, Dictionary<string, AvailabilityPosition> positions)
    {
        if (line.Quantity <= 0m || !positions.TryGetValue(line.Product, out AvailabilityPosition? position))
            return new LinePromise(line.Id, line.Product, line.Quantity, wanted, true);
        if (inUnit && line.UnitRatio is null) return new LinePromise(line.Id, line.Product, line.Quantity, null, false);
        LocalDate? day = new AvailableToPromise(position).Earliest(line.Units, wanted);
        if (day is LocalDate promised) positions[line.Product] = position.With(new SupplyMove(promised, -line.Units));
        return new LinePromise(line.Id, line.Product, line.Quantity, day, day == wanted) { Units = line.Units };
    }
}
