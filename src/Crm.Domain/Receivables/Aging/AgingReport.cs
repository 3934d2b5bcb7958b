using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

/// <summary>What is outstanding on a day, by how late it is.</summary>
/// <param name="AsOf">The day of the report.</param>
/// <param name="Lines">One line for each item with something outstanding, most overdue first, then by key.</param>
/// <param name="Buckets">One total for each bucket, in the order of the buckets. They add up to <paramref name="Total"/>.</param>
/// <param name="Total">Everything outstanding, before unapplied credit.</param>
/// <param name="UnappliedCredit">Money received or credited and not yet applied; shown apart, in no bucket.</param>
public sealed record AgingReport(
    LocalDate AsOf, IReadOnlyList<AgingLine> Lines, IReadOnlyList<AgingBucketTotal> Buckets, Money Total, Money UnappliedCredit)
{
    /// <summary>What would remain if all unapplied credit were used: the total minus it.</summary>
    public Money NetOfCredit => Total - UnappliedCredit;

    /// <summary>The most overdue bucket in which a party has something outstanding.</summary>
    /// <param name="partyKey">The party.</param>
    /// <returns>The name of the bucket; null if the party owes nothing.</returns>
    public string? WorstBucketOf(string partyKey) => Lines.FirstOrDefault(line => line.PartyKey == partyKey)?.Bucket;
}
