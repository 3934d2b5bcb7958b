using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Commission;

/// <summary>The definition of a commission plan: plain data that an administrator edits and <see cref="CommissionEngine.Compile"/> checks.</summary>
/// <param name="Id">The key of the plan.</param>
/// <param name="Currency">The code of the currency it pays in.</param>
/// <param name="Components">The ways of earning; at least one.</param>
/// <param name="RoundingStep">The smallest unit of a line, such as 0.01.</param>
/// <param name="RoundingMode">The mode of rounding.</param>
/// <param name="LineRounding">Telescoping or per line.</param>
/// <param name="Cap">The most the plan pays in a measure period over all components, or null; applied to the total.</param>
public sealed record CommissionPlan(
    string Id,
    string Currency,
    ImmutableArray<PlanComponent> Components,
    decimal RoundingStep,
    RoundingMode RoundingMode,
    LineRounding LineRounding = LineRounding.Telescoping,
    decimal? Cap = null)
{
    /// <summary>The JSON form: reads older versions, reports every structural problem at once.</summary>
    public static DefinitionJson<CommissionPlan> Json { get; } = new(new CommissionJsonContext(CrmJson.CreateOptions()).CommissionPlan, schemaVersion: 1);

    /// <summary>A plan with one component, for the common case.</summary>
    /// <param name="id">The key of the plan.</param>
    /// <param name="currency">The currency it pays in; lines are rounded to its smallest unit.</param>
    /// <param name="creditType">The type of credit it takes.</param>
    /// <param name="curve">What cumulative attainment earns.</param>
    /// <param name="mode">The mode of rounding.</param>
    public static CommissionPlan Simple(string id, Currency currency, string creditType, PayoutCurve curve, RoundingMode mode)
    {
        ArgumentNullException.ThrowIfNull(currency);
        return new CommissionPlan(id, currency.Code, [new PlanComponent(creditType, creditType, curve)],
            currency.Rounding(mode).Step, mode);
    }

    /// <summary>The rule of rounding. Only for a step that is positive.</summary>
    [JsonIgnore]
    internal RoundingRule Rounding => new(RoundingStep, RoundingMode);

    /// <summary>Equal if all members are.</summary>
    /// <param name="other">The other plan.</param>
    public bool Equals(CommissionPlan? other) =>
        other is not null && Id == other.Id && Currency == other.Currency
        && RoundingStep == other.RoundingStep && RoundingMode == other.RoundingMode && LineRounding == other.LineRounding && Cap == other.Cap
        && Components.SequenceEqual(other.Components);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Currency, Components.Length);
}

[JsonSerializable(typeof(CommissionPlan))]
internal sealed partial class CommissionJsonContext : JsonSerializerContext;
