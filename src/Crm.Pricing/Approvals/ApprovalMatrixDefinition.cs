using System.Globalization;
using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>Who must approve what: the definition, as plain data.</summary>
/// <param name="Id">The id.</param>
/// <param name="Version">The version; it is stored with every quote that was submitted under it.</param>
/// <param name="Rules">The rows. Every row that asks must be agreed to.</param>
public sealed record ApprovalMatrixDefinition(string Id, string Version, IReadOnlyList<ApprovalRule> Rules)
{
    /// <summary>The JSON form: reading reports every problem with its place, and <c>ExportSchema</c> gives the JSON Schema.</summary>
    public static DefinitionJson<ApprovalMatrixDefinition> Json { get; } = new(PricingDefinitionsJsonContext.Default.ApprovalMatrixDefinition, schemaVersion: 1);

    /// <summary>Who decides for whom. A delegation is not passed on.</summary>
    public IReadOnlyList<ApprovalDelegation> Delegations { get; init; } = [];

    /// <summary>The matrix of an organisation in which everybody may grant discounts up to a percentage.</summary>
    /// <param name="id">The id.</param>
    /// <param name="version">The version.</param>
    /// <param name="authority">The largest discount of a line that each person may grant alone; equal is allowed.</param>
    /// <returns>One row for each level: what lies between the level below and this one is decided by the people of this level or above.</returns>
    /// <remarks>
    /// Worked: a desk with 5 %, a seller with 10 %, a head with 100 %. 12 % of the seller needs the head; 8 % of the desk needs the seller or
    /// the head. Somebody whom the list does not name may grant nothing alone. Beyond the highest level somebody else of that level decides.
    /// </remarks>
    /// <exception cref="ArgumentException">Nobody has any authority: then nobody could decide.</exception>
    public static ApprovalMatrixDefinition ByAuthority(string id, string version, IReadOnlyDictionary<string, decimal> authority)
    {
        ArgumentNullException.ThrowIfNull(authority);
        decimal[] levels = [.. authority.Values.Append(0m).Distinct().Order()];
        if (levels.Length == 1) throw new ArgumentException("Name at least one person who may grant something.", nameof(authority));
        List<ApprovalRule> rules = [];
        for (int i = 0; i + 1 < levels.Length; i++)
            rules.Add(Row(levels[i], People(levels[i + 1]), [new ApprovalCondition(ApprovalMeasure.GrantedPercent, ApprovalComparison.AtMost, levels[i + 1])]) with { Exempt = People(levels[i + 1]) });
        if (levels[^1] < 100m) rules.Add(Row(levels[^1], People(levels[^1]), []));
        return new ApprovalMatrixDefinition(id, version, rules);

        string[] People(decimal level) => [.. authority.Where(person => person.Value >= level).Select(static person => person.Key).Order(StringComparer.Ordinal)];

        static ApprovalRule Row(decimal over, IReadOnlyList<string> people, IReadOnlyList<ApprovalCondition> upTo) => new(
            string.Create(CultureInfo.InvariantCulture, $"over {over} %"),
            [new ApprovalCondition(ApprovalMeasure.GrantedPercent, ApprovalComparison.GreaterThan, over), .. upTo],
            [new ApprovalStep(people)]);
    }
}
