using Crm.Primitives;

namespace Crm.Sla;

/// <summary>Writes thresholds as their text.</summary>
internal sealed class SlaThresholdJsonConverter : TextJsonConverter<SlaThreshold>
{
    /// <inheritdoc/>
    protected override string Form => "a threshold like 75 %, 1:00:00 left or 1:00:00 over (hours, minutes, seconds)";

    /// <inheritdoc/>
    protected override string? SchemaPattern => @"^([0-9]+(\.[0-9]+)? %|[0-9]+:[0-5][0-9]:[0-5][0-9](\.[0-9]{1,9})? (left|over))$";

    /// <inheritdoc/>
    protected override bool TryParse(string text, out SlaThreshold value) => SlaThreshold.TryParse(text, out value);

    /// <inheritdoc/>
    protected override string Format(SlaThreshold value) => value.ToString();
}
