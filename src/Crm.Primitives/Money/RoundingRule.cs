using System.Globalization;

namespace Crm.Primitives;

/// <summary>Rounds to a multiple of a step in one stage, by a named mode. There is no default rule: whoever rounds says how.</summary>
/// <remarks>
/// The step is any positive number: 0.01 for cents, 1 for yen, 0.05 for Swiss cash, 0.2 for ariary. Immutable and thread-safe.
/// Worked: <c>new RoundingRule(0.05m, RoundingMode.HalfAwayFromZero).Round(10.03m)</c> is 10.05.
/// </remarks>
public readonly record struct RoundingRule
{
    /// <summary>One more than the decimal places of a step that is a power of ten; 0 for any other step. Follows from the value of the step alone.</summary>
    private readonly byte _places;

    /// <summary>Makes a rule.</summary>
    /// <param name="step">The smallest unit of the result; greater than 0.</param>
    /// <param name="mode">Which neighbour a value in between goes to.</param>
    /// <exception cref="ArgumentOutOfRangeException">The step is not positive, or the mode is not one of the nine.</exception>
    public RoundingRule(decimal step, RoundingMode mode)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step);
        if ((uint)mode > (uint)RoundingMode.TowardZero)
            throw new ArgumentOutOfRangeException(nameof(mode), mode, "The mode is one of the nine of RoundingMode.");
        Step = step;
        Mode = mode;
        _places = PlacesOf(step);
    }

    /// <summary>The smallest unit of the result; 0 only for the default value of the type, which leaves every value as it is.</summary>
    public decimal Step { get; }

    /// <summary>Which neighbour a value in between goes to.</summary>
    public RoundingMode Mode { get; }

    /// <summary>A rule with a step of ten to the minus <paramref name="decimals"/>.</summary>
    /// <param name="decimals">The number of decimal places, 0 to 28.</param>
    /// <param name="mode">Which neighbour a value in between goes to.</param>
    public static RoundingRule ToDecimals(int decimals, RoundingMode mode)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, 28);
        return new RoundingRule(new decimal(1, 0, 0, false, (byte)decimals), mode);
    }

    /// <summary>Rounds a value to a multiple of <see cref="Step"/>.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The multiple; exact, with at least the decimals that the step needs, where they fit.</returns>
    /// <exception cref="OverflowException">The value divided by the step does not fit a decimal.</exception>
    public decimal Round(decimal value)
    {
        // A power of ten is the common case: decimal.Round needs no division and cannot lose digits.
        return _places == 0 ? RoundToStep(value)
            : value.Scale < _places ? WithScale(value, _places - 1)
            : RoundToDecimals(value, _places - 1);
    }

    /// <summary>The rule in invariant notation, such as <c>0.05 HalfAwayFromZero</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Step} {Mode}");

    private decimal RoundToStep(decimal value)
    {
        if (Step == 0m) return value;
        decimal quotient = decimal.Truncate(value / Step);
        // The quotient of two decimals is itself rounded, so the rest decides, not its fraction.
        decimal rest = value - (quotient * Step);
        if (rest != 0m && decimal.Sign(rest) != decimal.Sign(value))
        {
            quotient -= decimal.Sign(value);
            rest = value - (quotient * Step);
        }

        return (quotient + Adjust(quotient, rest)) * Step;
    }

    /// <summary>The step up (+1), down (-1) or none from the truncated quotient.</summary>
    private decimal Adjust(decimal truncated, decimal rest)
    {
        if (rest == 0m) return 0m;
        int away = decimal.Sign(rest);
        int half = decimal.Compare(Math.Abs(rest), Step / 2m);
        return Mode switch
        {
            RoundingMode.TowardZero => 0m,
            RoundingMode.AwayFromZero => away,
            RoundingMode.Ceiling => away > 0 ? 1m : 0m,
            RoundingMode.Floor => away < 0 ? -1m : 0m,
            _ when half != 0 => half > 0 ? away : 0m,
            RoundingMode.HalfAwayFromZero => away,
            RoundingMode.HalfTowardZero => 0m,
            RoundingMode.HalfUp => away > 0 ? 1m : 0m,
            RoundingMode.HalfEven => decimal.Remainder(truncated, 2m) == 0m ? 0m : away,
            _ => decimal.Remainder(truncated, 2m) == 0m ? away : 0m,
        };
    }

    private decimal RoundToDecimals(decimal value, int decimals) => Mode switch
    {
        RoundingMode.HalfEven => decimal.Round(value, decimals, MidpointRounding.ToEven),
        RoundingMode.HalfAwayFromZero => decimal.Round(value, decimals, MidpointRounding.AwayFromZero),
        RoundingMode.Ceiling => decimal.Round(value, decimals, MidpointRounding.ToPositiveInfinity),
        RoundingMode.Floor => decimal.Round(value, decimals, MidpointRounding.ToNegativeInfinity),
        RoundingMode.TowardZero => decimal.Round(value, decimals, MidpointRounding.ToZero),
        _ => RoundRareModes(value, decimals),
    };

    private decimal RoundRareModes(decimal value, int decimals)
    {
        decimal truncated = decimal.Round(value, decimals, MidpointRounding.ToZero);
        decimal rest = value - truncated;
        decimal ulps = Adjust(WithoutScale(truncated, decimals), rest);
        return truncated + (ulps * Step);
    }

    /// <summary>The digits of a value without its decimal point: 1.25 gives 125. Only its parity is used.</summary>
    private static decimal WithoutScale(decimal value, int decimals)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(WithScale(value, decimals), bits);
        return new decimal(bits[0], bits[1], bits[2], bits[3] < 0, 0);
    }

    private static decimal WithScale(decimal value, int decimals)
    {
        if (value.Scale >= decimals) return value;
        // Adding a zero of the wanted scale pads, unless the digits no longer fit: then the number is right all the same.
        return value + new decimal(0, 0, 0, false, (byte)decimals);
    }

    private static byte PlacesOf(decimal step)
    {
        // 0.010 is 0.01: the zeros at the end do not count.
        for (byte places = 1; places <= 29; places++)
        {
            decimal power = new(1, 0, 0, false, (byte)(places - 1));
            if (step >= power) return step == power ? places : (byte)0;
        }

        return 0;
    }
}
