namespace Crm.Forecasting;

/// <summary>The exact distribution of total bookings of independent deals: no simulation, no noise.</summary>
/// <remarks>
/// A weighted Poisson-binomial law, by convolution over whole units: time and memory grow with the sum of the units over their greatest
/// common divisor. Immutable and thread-safe. Worked: deals of 7 (certain), 9 (never) and 2 (half): 7 or 9, each with 0.5.
/// </remarks>
public sealed class BookingsDistribution
{
    private readonly double[] _probabilities;
    private readonly long _unit;

    private BookingsDistribution(double[] probabilities, long unit)
    {
        _probabilities = probabilities;
        _unit = unit;
    }

    /// <summary>The expected total.</summary>
    public double Mean => _probabilities.Select((p, i) => p * i * _unit).Sum();

    /// <summary>The standard deviation of the total.</summary>
    public double StandardDeviation
    {
        get
        {
            double mean = Mean;
            return Math.Sqrt(_probabilities.Select((p, i) => p * ((i * _unit) - mean) * ((i * _unit) - mean)).Sum());
        }
    }

    /// <summary>Every total with a probability above 0, ascending.</summary>
    public IEnumerable<KeyValuePair<long, double>> Probabilities =>
        _probabilities.Select((p, i) => KeyValuePair.Create(i * _unit, p)).Where(static e => e.Value > 0);

    /// <summary>Computes the distribution.</summary>
    /// <param name="deals">The deals.</param>
    /// <param name="maxBins">The largest table that may be built; above it give coarser units. The default is one million.</param>
    /// <exception cref="ArgumentOutOfRangeException">Units are negative, a probability is outside 0 to 1, or the table would be too large.</exception>
    public static BookingsDistribution Exact(IReadOnlyList<BookingsDeal> deals, int maxBins = 1_000_000)
    {
        ArgumentNullException.ThrowIfNull(deals);
        foreach (BookingsDeal deal in deals)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(deal.Units, nameof(deals));
            if (!(deal.Probability is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(deals), deal.Probability, "A probability is 0 to 1.");
        }

        long unit = Math.Max(1, deals.Aggregate(0L, static (gcd, d) => Gcd(gcd, d.Units)));
        long bins = deals.Sum(static d => d.Units) / unit;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bins, maxBins, nameof(deals));
        double[] table = new double[bins + 1];
        table[0] = 1;
        int top = 0;
        // Small deals first keep the table short for longest.
        foreach (BookingsDeal deal in deals.OrderBy(static d => d.Units))
        {
            int shift = (int)(deal.Units / unit);
            if (shift == 0 || deal.Probability == 0) continue;
            double win = deal.Probability, lose = 1 - win;
            for (int i = top; i >= 0; i--)
            {
                table[i + shift] += table[i] * win;
                table[i] *= lose;
            }

            top += shift;
        }

        return new BookingsDistribution(table, unit);
    }

    /// <summary>The smallest total whose cumulative probability is at least <paramref name="level"/>.</summary>
    /// <param name="level">Greater than 0, at most 1.</param>
    public long Quantile(double level)
    {
        if (!(level is > 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(level), level, "A level is greater than 0 and at most 1.");
        double sum = 0;
        int last = 0;
        for (int i = 0; i < _probabilities.Length; i++)
        {
            if (_probabilities[i] == 0) continue;
            sum += _probabilities[i];
            last = i;
            // Sums of doubles end a hair below a level that they reach in the reals.
            if (sum >= level - 1e-12) break;
        }

        return last * _unit;
    }

    /// <summary>The probability of booking at least this much: of reaching a quota.</summary>
    /// <param name="total">The total, in the units of the deals.</param>
    public double AtLeast(long total) => _probabilities.Where((_, i) => i * _unit >= total).Sum();

    private static long Gcd(long a, long b) => b == 0 ? a : Gcd(b, a % b);
}
