namespace Crm.Primitives;

/// <summary>Which neighbour a value goes to that lies between two multiples of a step.</summary>
/// <remarks>
/// The names say the direction, because "up" and "down" mean different things in different libraries.
/// Worked at step 1 for 2.5 and -2.5 beside each mode.
/// </remarks>
public enum RoundingMode
{
    /// <summary>To the nearest; a tie to the even multiple (banker's rounding): 2 and -2.</summary>
    HalfEven,

    /// <summary>To the nearest; a tie away from zero (commercial rounding): 3 and -3.</summary>
    HalfAwayFromZero,

    /// <summary>To the nearest; a tie toward zero: 2 and -2.</summary>
    HalfTowardZero,

    /// <summary>To the nearest; a tie toward positive infinity: 3 and -2.</summary>
    HalfUp,

    /// <summary>To the nearest; a tie to the odd multiple: 3 and -3.</summary>
    HalfOdd,

    /// <summary>Toward positive infinity: 3 and -2.</summary>
    Ceiling,

    /// <summary>Toward negative infinity: 2 and -3.</summary>
    Floor,

    /// <summary>Away from zero: 3 and -3.</summary>
    AwayFromZero,

    /// <summary>Toward zero: 2 and -2.</summary>
    TowardZero,
}
