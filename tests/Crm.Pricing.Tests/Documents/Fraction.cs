using System.Numerics;
using Crm.Primitives;

namespace Crm.Pricing.Tests.Documents;

/// <summary>An exact number: nothing is ever lost. The denominator is positive and has no factor in common with the numerator.</summary>
internal readonly struct Fraction : IComparable<Fraction>, IEquatable<Fraction>
{
    private readonly BigInteger _above, _belowLessOne;

    private Fraction(BigInteger above, BigInteger below)
    {
        BigInteger common = BigInteger.GreatestCommonDivisor(above, below) * below.Sign;
        (_above, _belowLessOne) = (above / common, (below / common) - 1);
    }

    internal int Sign => _above.Sign;

    private BigInteger Below => _belowLessOne + 1;

    public static implicit operator Fraction(decimal value)
    {
        int[] bits = decimal.GetBits(value);
        BigInteger digits = ((BigInteger)unchecked((uint)bits[2]) << 64) + ((BigInteger)unchecked((uint)bits[1]) << 32) + unchecked((uint)bits[0]);
        return new Fraction(bits[3] < 0 ? -digits : digits, BigInteger.Pow(10, value.Scale));
    }

    public static Fraction operator +(Fraction left, Fraction right) => new((left._above * right.Below) + (right._above * left.Below), left.Below * right.Below);

    public static Fraction operator -(Fraction left, Fraction right) => left + -right;

    public static Fraction operator -(Fraction value) => new(-value._above, value.Below);

    public static Fraction operator *(Fraction left, Fraction right) => new(left._above * right._above, left.Below * right.Below);

    public static Fraction operator /(Fraction left, Fraction right) => new(left._above * right.Below, left.Below * right._above);

    public static bool operator ==(Fraction left, Fraction right) => left.Equals(right);

    public static bool operator !=(Fraction left, Fraction right) => !left.Equals(right);

    public static bool operator <(Fraction left, Fraction right) => left.CompareTo(right) < 0;

    public static bool operator >(Fraction left, Fraction right) => left.CompareTo(right) > 0;

    internal static Fraction Abs(Fraction value) => value.Sign < 0 ? -value : value;

    internal static Fraction Min(Fraction left, Fraction right) => left < right ? left : right;

    internal static Fraction Max(Fraction left, Fraction right) => left > right ? left : right;

    internal static Fraction Sum(IEnumerable<Fraction> values) => values.Aggregate((Fraction)0m, static (sum, value) => sum + value);

    /// <summary>The multiple of the step by the definition of the mode, without any of the code under test.</summary>
    internal Fraction Rounded(RoundingRule rule)
    {
        if (rule.Step == 0m) return this;
        Fraction steps = this / rule.Step;
        BigInteger floor = BigInteger.DivRem(steps._above, steps.Below, out BigInteger rest);
        if (rest.Sign < 0) (floor, rest) = (floor - 1, rest + steps.Below);
        int half = (2 * rest).CompareTo(steps.Below);
        bool negative = Sign < 0;
        bool up = !rest.IsZero && rule.Mode switch
        {
            RoundingMode.Ceiling => true,
            RoundingMode.Floor => false,
            RoundingMode.AwayFromZero => !negative,
            RoundingMode.TowardZero => negative,
            _ when half != 0 => half > 0,
            RoundingMode.HalfAwayFromZero => !negative,
            RoundingMode.HalfTowardZero => negative,
            RoundingMode.HalfUp => true,
            RoundingMode.HalfEven => !floor.IsEven,
            RoundingMode.HalfOdd => floor.IsEven,
            _ => throw new InvalidOperationException($"{rule.Mode} has no definition here."),
        };
        return new Fraction(up ? floor + 1 : floor, 1) * rule.Step;
    }

    /// <summary>How many begun units of a size.</summary>
    internal Fraction Begun(Fraction size) => (this / size).Rounded(new RoundingRule(1m, RoundingMode.Ceiling));

    /// <summary>True if the decimal is the number to 17 digits, which is what is asked of what nobody has rounded.</summary>
    internal bool IsAbout(decimal value) => Abs(this - value) * 1e17m < Max(1m, Abs(this));

    public int CompareTo(Fraction other) => (_above * other.Below).CompareTo(other._above * Below);

    public bool Equals(Fraction other) => _above == other._above && _belowLessOne == other._belowLessOne;

    public override bool Equals(object? obj) => obj is Fraction other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_above, _belowLessOne);

    public override string ToString() => Below.IsOne ? $"{_above}" : $"{_above}/{Below} ({(double)_above / (double)Below:R})";
}
