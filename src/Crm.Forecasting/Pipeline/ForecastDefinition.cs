using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Forecasting;

/// <summary>How a pipeline is turned into a forecast: plain data that <see cref="ForecastEngine.Compile"/> checks.</summary>
/// <param name="Id">The key of the forecast.</param>
/// <param name="Currency">The code of the currency in which it is kept; deals are converted before.</param>
/// <param name="Stages">The stages in the order of the pipeline.</param>
public sealed record ForecastDefinition(string Id, string Currency, ImmutableArray<StageForecast> Stages)
{
    /// <summary>The JSON form: reads older versions, reports every structural problem at once.</summary>
    public static DefinitionJson<ForecastDefinition> Json { get; } =
        new(new ForecastingJsonContext(CrmJson.CreateOptions()).ForecastDefinition, schemaVersion: 1);

    /// <summary>Equal if all members are.</summary>
    /// <param name="other">The other definition.</param>
    public bool Equals(ForecastDefinition? other) =>
        other is not null && Id == other.Id && Currency == other.Currency && Stages.SequenceEqual(other.Stages);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Currency, Stages.Length);
}

[JsonSerializable(typeof(ForecastDefinition))]
internal sealed partial class ForecastingJsonContext : JsonSerializerContext;
