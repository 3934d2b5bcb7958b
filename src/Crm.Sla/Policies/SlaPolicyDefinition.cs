using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Crm.Primitives;

namespace Crm.Sla;

/// <summary>Promises that hold together, and for which cases.</summary>
/// <param name="Key">Its name, unique in the definition.</param>
public sealed record SlaPolicyDefinition(string Key)
{
    /// <summary>For the JSON form: an init member that the text leaves out would lose its default.</summary>
    [JsonConstructor]
    internal SlaPolicyDefinition(
        string key, ImmutableArray<SlaTargetDefinition> targets, Condition? when = null, bool isDefault = false, AgreementType agreement = AgreementType.Sla)
        : this(key) =>
        (Targets, When, IsDefault, Agreement) = (targets, when, isDefault, agreement);

    /// <summary>Which cases it is for. Null matches none, so that an unfinished policy does no harm, unless it is the default.</summary>
    public Condition? When { get; init; }

    /// <summary>Whether it holds for every case that no earlier policy is for.</summary>
    /// <value>The default value is false.</value>
    public bool IsDefault { get; init; }

    /// <summary>To whom the promise is made.</summary>
    /// <value>The default value is <see cref="AgreementType.Sla"/>.</value>
    public AgreementType Agreement { get; init; }

    /// <summary>What is promised; at most one target for each metric and priority.</summary>
    public ImmutableArray<SlaTargetDefinition> Targets { get; init; } = [];
}
