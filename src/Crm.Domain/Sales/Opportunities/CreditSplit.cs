using System.Globalization;
using Crm.Primitives;

namespace Crm.Domain;

/// <summary>Who gets how much credit for a deal. The shares are exactly 100 percent together.</summary>
/// <remarks>Shares are kept in the order of the keys, so that the same split is the same data. Immutable and thread-safe.</remarks>
public sealed class CreditSplit : IEquatable<CreditSplit>
{
    private CreditSplit(IReadOnlyList<SplitShare> shares) => Shares = shares;

    /// <summary>The shares, by user key.</summary>
    public IReadOnlyList<SplitShare> Shares { get; }

    /// <summary>All credit to one person.</summary>
    /// <param name="userKey">The person.</param>
    public static CreditSplit WhollyTo(string userKey)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(userKey);
        return new CreditSplit([new SplitShare(userKey, 100m)]);
    }

    /// <summary>Checks shares.</summary>
    /// <param name="shares">At least one.</param>
    /// <returns>
    /// The split, or every problem: <c>sales.split_user</c> (empty or named twice), <c>sales.split_percent</c> (not greater than 0) and
    /// <c>sales.split_total</c> (not exactly 100).
    /// </returns>
    public static Result<CreditSplit> Of(IReadOnlyList<SplitShare> shares)
    {
        ArgumentNullException.ThrowIfNull(shares);
        List<ValidationError> errors = [];
        HashSet<string> users = new(StringComparer.Ordinal);
        decimal total = 0m;
        for (int i = 0; i < shares.Count; i++)
        {
            string at = string.Create(CultureInfo.InvariantCulture, $"/split/{i}");
            if (string.IsNullOrWhiteSpace(shares[i].UserKey) || !users.Add(shares[i].UserKey))
                errors.Add(new ValidationError(at + "/userKey", $"'{shares[i].UserKey}' needs to be named, and once.", "sales.split_user"));
            if (shares[i].Percent is <= 0m or > 100m)
                errors.Add(new ValidationError(at + "/percent", "A share is greater than 0 and at most 100 percent; leave out who gets nothing.", "sales.split_percent"));
            else total += shares[i].Percent;
        }

        if (total != 100m)
            errors.Add(new ValidationError("/split", string.Create(CultureInfo.InvariantCulture, $"The shares are {total} percent together: make them 100."), "sales.split_total"));
        return errors.Count == 0
            ? new CreditSplit([.. shares.OrderBy(static share => share.UserKey, StringComparer.Ordinal)])
            : Result.Invalid(errors);
    }

    /// <summary>The share of one person in percent; 0 for whoever is not in the split.</summary>
    /// <param name="userKey">The person.</param>
    public decimal PercentOf(string userKey) => Shares.FirstOrDefault(share => share.UserKey == userKey)?.Percent ?? 0m;

    /// <summary>Divides an amount by the shares, in smallest units of its currency, so that the parts add up to it exactly.</summary>
    /// <param name="amount">A multiple of the smallest unit of its currency.</param>
    /// <returns>One part for each share, in their order. Left-over units go to the largest remainders.</returns>
    public Money[] Divide(Money amount) =>
        Allocation.Allocate(amount, [.. Shares.Select(static share => share.Percent)], RemainderPolicy.LargestRemainder);

    /// <summary>True if both give the same shares to the same people.</summary>
    /// <param name="other">The other split.</param>
    public bool Equals(CreditSplit? other) => other is not null && Shares.SequenceEqual(other.Shares);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CreditSplit);

    /// <inheritdoc/>
    public override int GetHashCode() => Shares.Aggregate(0, static (hash, share) => HashCode.Combine(hash, share));
}
