using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Crm.Primitives;

/// <summary>Dated exchange rates, checked once, then asked often.</summary>
/// <remarks>
/// For a day the latest rate on or before it counts. A direct rate wins over an inverse one, an inverse one over two legs through the
/// pivot currency, whatever their dates: which road is taken does not change from day to day while a nearer road exists. An inverse rate
/// divides, it never multiplies by a rounded reciprocal. Nothing is rounded. Immutable and thread-safe.
/// Worked: with 1 USD = 7.20 CNY, 40,000.00 USD are 288,000.00 CNY, and 7.20 CNY are 1 USD.
/// </remarks>
public sealed class ExchangeRates
{
    private readonly FrozenDictionary<(Currency From, Currency To), ExchangeRate[]> _byPair;

    private ExchangeRates(FrozenDictionary<(Currency, Currency), ExchangeRate[]> byPair, Currency? pivot)
    {
        _byPair = byPair;
        Pivot = pivot;
    }

    /// <summary>The currency to triangulate through; null for no triangulation.</summary>
    public Currency? Pivot { get; }

    /// <summary>The rates that count on a day, the latest of each pair: what is stored with something that was converted on that day.</summary>
    /// <param name="day">The day.</param>
    /// <returns>The rates, by the codes of their currencies; empty if none is known by then. Compiled with the same pivot they convert on that day as these do.</returns>
    public IReadOnlyList<ExchangeRate> On(LocalDate day) =>
        [.. _byPair.Keys.Select(pair => Latest(pair, day)).OfType<ExchangeRate>()
            .OrderBy(static rate => rate.From.Code, StringComparer.Ordinal).ThenBy(static rate => rate.To.Code, StringComparer.Ordinal)];

    /// <summary>Checks a list of rates.</summary>
    /// <param name="rates">The rates, in any order.</param>
    /// <param name="pivot">The currency to triangulate through, or null for no triangulation.</param>
    /// <returns>
    /// The rates, or all problems: <c>rates.not_positive</c>, <c>rates.same_currency</c>, <c>rates.duplicate</c> (two rates for one pair
    /// and day), each with the index of the rate.
    /// </returns>
    public static Result<ExchangeRates> Compile(IEnumerable<ExchangeRate> rates, Currency? pivot = null)
    {
        ArgumentNullException.ThrowIfNull(rates);
        ExchangeRate[] all = [.. rates];
        List<ValidationError> problems = [];
        HashSet<(Currency, Currency, LocalDate)> seen = [];
        for (int i = 0; i < all.Length; i++)
        {
            ExchangeRate rate = all[i];
            string path = string.Create(CultureInfo.InvariantCulture, $"/rates/{i}");
            if (rate.Rate <= 0m)
                problems.Add(new ValidationError(path + "/rate", "A rate is greater than 0.", "rates.not_positive"));
            if (rate.From == rate.To)
                problems.Add(new ValidationError(path + "/to", $"{rate.From} to itself is always 1: leave it out.", "rates.same_currency"));
            if (!seen.Add((rate.From, rate.To, rate.Date)))
            {
                problems.Add(new ValidationError(path,
                    $"{rate.From} to {rate.To} on {LocalDatePattern.Iso.Format(rate.Date)} is there twice: keep one.", "rates.duplicate"));
            }
        }

        return problems.Count > 0
            ? Result.Invalid(problems)
            : new ExchangeRates(
                all.GroupBy(static r => (r.From, r.To))
                    .ToFrozenDictionary(static g => g.Key, static g => g.OrderBy(static r => r.Date).ToArray()),
                pivot);
    }

    /// <summary>Converts an amount by the rates of a day.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="to">The currency wanted.</param>
    /// <param name="on">The day.</param>
    /// <returns>The unrounded amount and the rates used, or <c>rates.missing</c>.</returns>
    public Result<Conversion> Convert(Money amount, Currency to, LocalDate on)
    {
        ArgumentNullException.ThrowIfNull(to);
        Currency from = amount.Currency;
        if (from == to) return new Conversion(amount, amount, ExchangeRouting.Identity, []);
        if (Leg(from, to, on) is ExchangeRate rate)
            return new Conversion(amount, Apply(amount, rate), rate.To == to ? ExchangeRouting.Direct : ExchangeRouting.Inverse, [rate]);
        if (Pivot is not null && Leg(from, Pivot, on) is ExchangeRate first && Leg(Pivot, to, on) is ExchangeRate second)
            return new Conversion(amount, Apply(Apply(amount, first), second), ExchangeRouting.Triangulated, [first, second]);
        return Result.Invalid(new ValidationError(null,
            $"No rate from {from} to {to} is known on {LocalDatePattern.Iso.Format(on)}: add one dated that day or before.", "rates.missing"));
    }

    private static Money Apply(Money amount, ExchangeRate rate) => amount.Currency == rate.From
        ? new Money(amount.Amount * rate.Rate, rate.To)
        : new Money(amount.Amount / rate.Rate, rate.From);

    private ExchangeRate? Leg(Currency from, Currency to, LocalDate on) => Latest((from, to), on) ?? Latest((to, from), on);

    private ExchangeRate? Latest((Currency From, Currency To) pair, LocalDate on)
    {
        if (!_byPair.TryGetValue(pair, out ExchangeRate[]? rates)) return null;
        int low = 0, high = rates.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (rates[middle].Date <= on) low = middle + 1;
            else high = middle;
        }

        return low == 0 ? null : rates[low - 1];
    }
}
