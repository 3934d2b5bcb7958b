using Crm.Primitives;
using NodaTime;

namespace Crm.Pricing;

/// <summary>What a customer has for a time at a quoted price: the definition, as plain data. Compile it with <see cref="TermPricing.Compile"/>.</summary>
/// <param name="Id">The id; usually the key of the host's contract.</param>
/// <param name="Currency">The ISO 4217 code of every amount.</param>
/// <param name="Start">The first day.</param>
/// <param name="End">The last day, included.</param>
/// <param name="Proration">How a part of a term is measured; its length is what <see cref="TermLine.UnitPrice"/> is the price of.</param>
/// <param name="Rounding">Which neighbour an amount between two smallest units goes to.</param>
/// <param name="Lines">The lines.</param>
/// <remarks>Whether the contract is signed, running or cancelled is the host's: this is only what its time costs.</remarks>
public sealed record ContractTerm(
    string Id, string Currency, LocalDate Start, LocalDate End, ProrationRule Proration, RoundingMode Rounding, IReadOnlyList<TermLine> Lines)
{
    /// <summary>The JSON form: reading reports every problem with its place, and <c>ExportSchema</c> gives the JSON Schema.</summary>
    public static DefinitionJson<ContractTerm> Json { get; } = new(PricingDefinitionsJsonContext.Default.ContractTerm, schemaVersion: 1);

    /// <summary>The day from which months are counted, so that renewals do not drift; null for the first day.</summary>
    /// <remarks>Worked: monthly from 31 January ends on 27 February, 30 March and 29 April, not on the 27th for ever.</remarks>
    public LocalDate? CountedFrom { get; init; }
}
