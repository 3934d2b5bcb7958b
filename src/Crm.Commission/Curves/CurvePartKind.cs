namespace Crm.Commission;

/// <summary>The kinds of addends of a statement line.</summary>
public enum CurvePartKind
{
    /// <summary>Attainment inside one tier, at its rate.</summary>
    Tier,

    /// <summary>Earlier attainment of the measure period, lifted (or lowered) to the rate of the tier now reached.</summary>
    CatchUp,

    /// <summary>The difference of an interpolated pay curve.</summary>
    Curve,

    /// <summary>What a cap takes off, or gives back when attainment falls below it again.</summary>
    Cap,

    /// <summary>What a minimum commission adds.</summary>
    Minimum,

    /// <summary>What rounding adds or takes off.</summary>
    Rounding,
}
