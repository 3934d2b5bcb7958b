using System.Collections.Immutable;
using System.Globalization;
using Crm.Primitives;

namespace Crm.Commission;

/// <summary>How the revenue of a deal is divided among payees. The parts are exactly 100 percent, and the money adds up.</summary>
/// <remarks>
/// Overlay credit is not part of a revenue split: give it as credits of a type of its own, in full. Immutable and thread-safe.
/// Worked: 550,340.00 by 70 and 30 is 385,238.00 and 165,102.00.
/// </remarks>
public sealed class CreditSplit
{
    private CreditSplit(ImmutableArray<SplitPart> parts) => Parts = parts;

    /// <summary>The parts, in the order given.</summary>
    public ImmutableArray<SplitPart> Parts { get; }

    /// <summary>Everything to one payee.</summary>
    /// <param name="payee">The key of the payee.</param>
    public static CreditSplit Whole(string payee) => new([new SplitPart(payee, 100m)]);

    /// <summary>Checks a split.</summary>
    /// <param name="parts">The parts.</param>
    /// <returns>
    /// The split, or all problems: <c>commission.split_duplicate</c> (a payee twice), <c>commission.split_negative</c>,
    /// <c>commission.split_total</c> (not exactly 100).
    /// </returns>
    public static Result<CreditSplit> Compile(IEnumerable<SplitPart> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ImmutableArray<SplitPart> all = [.. parts];
        List<ValidationError> problems = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (int i = 0; i < all.Length; i++)
        {
            string at = string.Create(CultureInfo.InvariantCulture, $"/parts/{i}");
            if (!seen.Add(all[i].Payee))
                problems.Add(new ValidationError(at + "/payee", $"'{all[i].Payee}' is there twice: add the parts up.", "commission.split_duplicate"));
            if (all[i].Percent < 0m)
                problems.Add(new ValidationError(at + "/percent", "A part is never negative.", "commission.split_negative"));
        }

        decimal total = all.Sum(static p => p.Percent);
        if (total != 100m)
        {
            problems.Add(new ValidationError("/parts",
                string.Create(CultureInfo.InvariantCulture, $"The parts are {total} percent together: they must be exactly 100."), "commission.split_total"));
        }

        return problems.Count > 0 ? Result.Invalid(problems) : new CreditSplit(all);
    }

    /// <summary>Divides an amount by the parts, in the smallest units of its currency, by largest remainder.</summary>
    /// <param name="amount">A multiple of the smallest unit.</param>
    /// <returns>One amount for each part; together exactly <paramref name="amount"/>.</returns>
    public Money[] Divide(Money amount) =>
        Allocation.Allocate(amount, [.. Parts.Select(static p => p.Percent)], RemainderPolicy.LargestRemainder);

    /// <summary>Makes one credit for each part of a deal.</summary>
    /// <param name="deal">The credit of the whole deal; its payee is replaced, and the payee is added to its id.</param>
    public IEnumerable<Credit> Apply(Credit deal)
    {
        ArgumentNullException.ThrowIfNull(deal);
        return Parts.Zip(Divide(deal.Amount), (part, amount) =>
            deal with { Id = $"{deal.Id}/{part.Payee}", Payee = part.Payee, Amount = amount });
    }
}
