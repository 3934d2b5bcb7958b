using System.Text.Json;
using System.Text.Json.Serialization;
using Crm.Domain;
using Crm.Primitives;

namespace Crm.Persistence.EfCore;

/// <summary>How the lists of records of sales, receivables, service and supply are written in their columns.</summary>
[JsonSerializable(typeof(IReadOnlyList<StageChange>))]
[JsonSerializable(typeof(IReadOnlyList<OpportunityClosing>))]
[JsonSerializable(typeof(IReadOnlyList<ContactRole>))]
[JsonSerializable(typeof(IReadOnlyList<SplitShare>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IReadOnlyList<ReceiptApplication>))]
[JsonSerializable(typeof(IReadOnlyList<CreditLimitChange>))]
[JsonSerializable(typeof(IReadOnlyList<CaseFact>))]
[JsonSerializable(typeof(IReadOnlyList<CaseMessage>))]
[JsonSerializable(typeof(IReadOnlyList<CaseResolution>))]
[JsonSerializable(typeof(CreditOverride))]
[JsonSerializable(typeof(DatedRate?))]
[JsonSerializable(typeof(KnowledgeArticleContent))]
internal sealed partial class SalesJson : JsonSerializerContext
{
    internal static SalesJson Stored { get; } = new(CreateOptions());

    private static JsonSerializerOptions CreateOptions()
    {
        JsonSerializerOptions options = CrmJson.CreateOptions();
        // Members that are null are not written, so they may be missing; what is computed is not stored.
        options.RespectRequiredConstructorParameters = false;
        options.IgnoreReadOnlyProperties = true;
        options.Converters.Add(new EnumJsonConverter<OpportunityState>());
        options.Converters.Add(new EnumJsonConverter<CaseState>());
        options.Converters.Add(new EnumJsonConverter<CaseFactKind>());
        options.Converters.Add(new EnumJsonConverter<CasePriority>());
        return options;
    }
}
