using System.Globalization;
using Crm.Primitives;
using NodaTime.Text;

namespace Crm.Pricing;

/// <summary>The intent to promise stock. The library decides it, a store makes it so.</summary>
/// <param name="Key">The idempotency key: one key is one order, however often it is sent.</param>
/// <param name="Lines">What is promised; each line once.</param>
public sealed record StockReservation(string Key, IReadOnlyList<StockDemand> Lines)
{
    /// <summary>True if both ask for the same under the same key.</summary>
    /// <param name="other">The other intent.</param>
    public bool Equals(StockReservation? other) => other is not null && Key == other.Key && Lines.SequenceEqual(other.Lines);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Key, Lines.Count);

    /// <summary>Whether all of it can be promised. For stores: they ask while nobody else can change the positions.</summary>
    /// <param name="positions">The positions; a product without one is not stocked and can always be promised.</param>
    /// <returns>
    /// Success; or for each line (<c>/lines/i</c>) <c>pricing.stock_short</c> if so much cannot be promised for its day without taking it
    /// from a later promise, <c>pricing.stock_units</c> if it asks for nothing, <c>pricing.stock_line</c> if it is there twice.
    /// </returns>
    public Result FitsInto(IReadOnlyDictionary<string, AvailabilityPosition> positions)
    {
        ArgumentNullException.ThrowIfNull(positions);
        Dictionary<string, AvailabilityPosition> left = new(positions, StringComparer.Ordinal);
        HashSet<string> lines = new(StringComparer.Ordinal);
        List<ValidationError> refused = [];
        for (int i = 0; i < Lines.Count; i++)
        {
            StockDemand demand = Lines[i];
            string path = string.Create(CultureInfo.InvariantCulture, $"/lines/{i}");
            if (!lines.Add(demand.LineId)) refused.Add(new ValidationError(path, $"The line {demand.LineId} is there twice: give each an id of its own.", "pricing.stock_line"));
            if (demand.Units <= 0m) refused.Add(new ValidationError(path + "/units", "More than nothing is reserved.", "pricing.stock_units"));
            else if (left.TryGetValue(demand.Product, out AvailabilityPosition? position))
            {
                AvailableToPromise available = new(position);
                if (available.On(demand.Day) < demand.Units) refused.Add(Short(demand, path, available));
                else left[demand.Product] = position.With(new SupplyMove(demand.Day, -demand.Units));
            }
        }

        return refused.Count == 0 ? Result.Success() : Result.Invalid(refused);
    }

    private static ValidationError Short(StockDemand demand, string path, AvailableToPromise available)
    {
        string instead = available.Earliest(demand.Units, demand.Day) is { } day ? "the first day for all of it is " + LocalDatePattern.Iso.Format(day) : "no day for all of it is known";
        return new ValidationError(path, string.Create(CultureInfo.InvariantCulture,
            $"Of {demand.Product} {available.On(demand.Day)} can be promised for {LocalDatePattern.Iso.Format(demand.Day)}, not {demand.Units}: {instead}."), "pricing.stock_short");
    }
}
