using System.Globalization;
using Crm.Primitives;

namespace Crm.Commission;

/// <summary>Credit that managers get for what is sold below them.</summary>
public static class CreditRollup
{
    /// <summary>
    /// One indirect credit for each credit and each ancestor of its payee, along the edges valid on the day of the credit: a reorganisation
    /// moves no past credit.
    /// </summary>
    /// <param name="credits">The direct credits. Revenue and overlay keep their types and never mix.</param>
    /// <param name="hierarchy">Who reports to whom. Several hierarchies over the same credits are several calls.</param>
    /// <returns>
    /// The indirect credits in the order of the credits, nearest ancestor first; their ids are the credit's with the ancestor added.
    /// Or <c>commission.payee_unknown</c> for each payee that the hierarchy does not have.
    /// </returns>
    public static Result<IReadOnlyList<Credit>> ToAncestors(IReadOnlyList<Credit> credits, DatedHierarchy hierarchy)
    {
        ArgumentNullException.ThrowIfNull(credits);
        ArgumentNullException.ThrowIfNull(hierarchy);
        List<ValidationError> problems = [];
        List<Credit> indirect = [];
        for (int i = 0; i < credits.Count; i++)
        {
            Credit credit = credits[i];
            if (!hierarchy.TryGetIndex(credit.Payee, out int node))
            {
                problems.Add(new ValidationError(string.Create(CultureInfo.InvariantCulture, $"/credits/{i}/payee"),
                    $"The hierarchy '{hierarchy.Name}' has no node '{credit.Payee}': add it, with or without a parent.", "commission.payee_unknown"));
                continue;
            }

            for (int above = hierarchy.ParentIndex(node, credit.Date); above >= 0; above = hierarchy.ParentIndex(above, credit.Date))
                indirect.Add(credit with { Id = $"{credit.Id}^{hierarchy.Keys[above]}", Payee = hierarchy.Keys[above] });
        }

        return problems.Count > 0 ? Result.Invalid(problems) : indirect;
    }
}
