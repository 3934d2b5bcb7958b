namespace Crm.Primitives;

public readonly partial struct Money
{
    /// <summary>The sum of two amounts of one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator +(Money left, Money right)
    {
        left.ThrowIfOther(right);
        return new Money(left.Amount + right.Amount, left.Currency);
    }

    /// <summary>The difference of two amounts of one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator -(Money left, Money right)
    {
        left.ThrowIfOther(right);
        return new Money(left.Amount - right.Amount, left.Currency);
    }

    /// <summary>The amount with its sign turned.</summary>
    public static Money operator -(Money value) => new(-value.Amount, value.Currency);

    /// <summary>The amount itself.</summary>
    public static Money operator +(Money value) => value;

    /// <summary>The amount times a number, unrounded.</summary>
    public static Money operator *(Money left, decimal right) => new(left.Amount * right, left.Currency);

    /// <summary>The amount times a number, unrounded.</summary>
    public static Money operator *(decimal left, Money right) => right * left;

    /// <summary>The amount divided by a number, to 28 significant digits. To split an amount so that it adds up use <see cref="Allocation"/>.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="right"/> is 0.</exception>
    public static Money operator /(Money left, decimal right) => new(left.Amount / right, left.Currency);

    /// <summary>The ratio of two amounts of one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static decimal operator /(Money left, Money right)
    {
        left.ThrowIfOther(right);
        return left.Amount / right.Amount;
    }

    /// <summary>True if the numbers and the currency codes are equal.</summary>
    public static bool operator ==(Money left, Money right) => left.Equals(right);

    /// <summary>True if the numbers or the currency codes differ.</summary>
    public static bool operator !=(Money left, Money right) => !left.Equals(right);

    /// <summary>True if the left amount is smaller.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    /// <summary>True if the left amount is greater.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    /// <summary>True if the left amount is smaller or equal.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    /// <summary>True if the left amount is greater or equal.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;
}
