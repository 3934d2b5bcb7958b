namespace Crm.Pricing;

/// <summary>One row of the matrix: when it asks, and who must agree.</summary>
/// <param name="Id">The id; unique in the matrix.</param>
/// <param name="Conditions">When it asks: all of them hold. Without conditions it always asks.</param>
/// <param name="Chain">The steps. The chains of several rows run side by side.</param>
public sealed record ApprovalRule(string Id, IReadOnlyList<ApprovalCondition> Conditions, IReadOnlyList<ApprovalStep> Chain)
{
    /// <summary>Whether the steps are asked one after the other or all at once.</summary>
    /// <value>The default is <see cref="ApprovalOrder.Sequence"/>.</value>
    public ApprovalOrder Order { get; init; }

    /// <summary>Only quotes in this currency; null for all.</summary>
    public string? Currency { get; init; }

    /// <summary>The row does not ask for what these people submit: their own authority is enough.</summary>
    public IReadOnlyList<string> Exempt { get; init; } = [];

    /// <summary>True if an agreement under the other row is an agreement under this one: the same conditions and the same people.</summary>
    internal bool AsksTheSame(ApprovalRule other) =>
        Id == other.Id && Order == other.Order && Conditions.SequenceEqual(other.Conditions)
        && Chain.Count == other.Chain.Count && Chain.Zip(other.Chain, static (mine, theirs) => mine.AsksTheSame(theirs)).All(static same => same);
}
