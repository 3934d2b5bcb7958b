using System.Text.Json;
using System.Text.Json.Serialization;
using Crm.Domain;
using Crm.Primitives;

namespace Crm.Persistence.EfCore;

/// <summary>How the lists of records of Crm.Domain are written in their columns.</summary>
[JsonSerializable(typeof(IReadOnlyList<ContactPoint>))]
[JsonSerializable(typeof(IReadOnlyList<LeadEngagement>))]
[JsonSerializable(typeof(IReadOnlyList<LeadAssignment>))]
[JsonSerializable(typeof(IReadOnlyList<ConsentRecord>))]
[JsonSerializable(typeof(IReadOnlyList<ConsentBlock>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class DomainJson : JsonSerializerContext
{
    internal static DomainJson Stored { get; } = new(CreateOptions());

    private static JsonSerializerOptions CreateOptions()
    {
        JsonSerializerOptions options = CrmJson.CreateOptions();
        // A column leaves out what is null, so a parameter that may be null need not be there.
        options.RespectRequiredConstructorParameters = false;
        options.Converters.Add(new EnumJsonConverter<ContactPointKind>());
        options.Converters.Add(new EnumJsonConverter<ConsentStatus>());
        options.Converters.Add(new EnumJsonConverter<ConsentBlockKind>());
        return options;
    }
}
