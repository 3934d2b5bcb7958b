using System.Collections.Frozen;
using Crm.Primitives;

namespace Crm.Domain;

/// <summary>Translates the statuses of other products: Dynamics and its common data model, EspoCRM, Frappe CRM, Odoo, Zammad.</summary>
/// <remarks>
/// For imports. The texts are those of the products as they ship; a tenant that has renamed them maps its own first. A number in brackets
/// after a Dynamics text is its code; it may be left out.
/// </remarks>
public static class StatusImport
{
    private static readonly FrozenDictionary<(string, string, string), ImportedStatus> Known =
        DynamicsStatuses.Rows.Concat(EspoStatuses.Rows).Concat(OtherStatuses.Rows)
            .ToFrozenDictionary(static r => (r.Product, r.Entity, r.Value), static r => r.Status);

    /// <summary>Every product that is known, by name.</summary>
    public static IReadOnlyList<string> Products { get; } = [.. Known.Keys.Select(static k => k.Item1).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Translates one status.</summary>
    /// <param name="product">The product, such as <c>Dynamics/CDM</c>.</param>
    /// <param name="entity">Its entity, such as <c>Lead</c> or <c>sale.order</c>.</param>
    /// <param name="value">The status as it stands there, such as <c>Open(0)/Contacted(2)</c> or <c>Recycled</c>.</param>
    /// <returns>What it means here; or <see cref="ResultStatus.NotFound"/>, never a guess.</returns>
    public static Result<ImportedStatus> Find(string product, string entity, string value)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(value);
        return Known.TryGetValue((product, entity, WithoutCodes(value)), out ImportedStatus? status)
            ? status
            : Result.NotFound($"{product} has no status '{value}' of {entity} that is known here; map it yourself.");
    }

    /// <summary><c>Open(0)/Contacted(2)</c> as <c>Open/Contacted</c>.</summary>
    private static string WithoutCodes(string value) => string.Join('/', value.Split('/').Select(static part =>
        part.EndsWith(')') && part.LastIndexOf('(') is > 0 and int at && part[(at + 1)..^1].All(char.IsAsciiDigit) ? part[..at] : part));
}
