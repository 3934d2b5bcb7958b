using System.Collections.Immutable;

namespace Crm.Forecasting;

/// <summary>How a pipeline is turned into a forecast: plain data that <see cref="ForecastEngine.Compile"/> checks.</summary>
/// <param name="SchemaVersion">The version of this form; <see cref="CurrentSchemaVersion"/>.</param>
/// <param name="Id">The key of the forecast.</param>
/// <param name="Currency">The code of the currency in which it is kept; deals are converted before.</param>
/// <param name="Stages">The stages in the order of the pipeline.</param>
public sealed record ForecastDefinition(int SchemaVersion, string Id, string Currency, ImmutableArray<StageForecast> Stages)
{
    /// <summary>The version of the form that this library writes: 1.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>Equal if all members are.</summary>
    /// <param name="other">The other definition.</param>
    public bool Equals(ForecastDefinition? other) =>
        other is not null && SchemaVersion == other.SchemaVersion && Id == other.Id && Currency == other.Currency && Stages.SequenceEqual(other.Stages);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(SchemaVersion, Id, Currency, Stages.Length);
}
