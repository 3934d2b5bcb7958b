using System.Text.Json.Serialization;

namespace Crm.Commission;

/// <summary>A band of cumulative attainment, half-open: <paramref name="From"/> is in it, <paramref name="To"/> is not.</summary>
/// <param name="From">The lower limit; the first tier begins at 0 (what is below belongs to it).</param>
/// <param name="To">The upper limit; null for the last tier, which never ends.</param>
/// <param name="Rate">The rate as a fraction: 0.05 is 5 %. In an <see cref="OverageCurve"/> the multiplier of the base rate.</param>
public sealed record Tier(decimal From, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? To, decimal Rate);
