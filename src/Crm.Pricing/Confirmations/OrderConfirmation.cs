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

    /// <summary>Asks both ports. Nothing is reserved: the host commits order, credit and stock in its own transaction.</summary>
    /// <param name="quote">The accepted quote.</param>
    /// <param name="wanted">The day on which the customer wants it.</param>
    /// <param name="credit">Who knows the credit.</param>
    /// <param name="availability">Who knows the stock.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <remarks>Lines of the same product are promised one after the other, so that together they never exceed what is there.</remarks>
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
        Dictionary<string, AvailabilityPosition?> positions = new(StringComparer.Ordinal);
        List<LinePromise> lines = [];
        foreach (PricedLine line in quote.Prices.Lines)
        {
            if (!positions.TryGetValue(line.Product, out AvailabilityPosition? position))
                position = await availability.PositionOfAsync(line.Product, cancellationToken).ConfigureAwait(false);
            LocalDate? day = position is null || line.Quantity <= 0m ? wanted : new AvailableToPromise(position).Earliest(line.Quantity, wanted);
            if (position is not null && day is LocalDate promised)
                position = position with { Moves = [.. position.Moves, new SupplyMove(promised, -line.Quantity)] };
            positions[line.Product] = position;
            lines.Add(new LinePromise(line.Id, line.Product, line.Quantity, day, day == wanted));
        }

        return new OrderConfirmation(total, answer, lines);
    }
}
