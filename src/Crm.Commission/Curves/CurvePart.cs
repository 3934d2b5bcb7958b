namespace Crm.Commission;

/// <summary>One addend of what a credit earned; the parts of a line add up to it exactly.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="From">Where in the cumulative attainment the part begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Rate">The rate that was used, as a fraction; 0 where none applies.</param>
/// <param name="Amount">What it adds, unrounded, in the plan's currency.</param>
public readonly record struct CurvePart(CurvePartKind Kind, decimal From, decimal To, decimal Rate, decimal Amount);
