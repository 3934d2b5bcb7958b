using Crm.Primitives;

namespace Crm.Domain;

/// <summary>Checks a customer's own limit and the limits of the groups above it, each of which covers everything below.</summary>
public static class GroupCredit
{
    /// <summary>Checks a document of one customer against every limit that covers it.</summary>
    /// <param name="accounts">The accounts of the hierarchy.</param>
    /// <param name="exposures">The exposure of each party on its own, without those below; a party that is missing has none.</param>
    /// <param name="partyKey">The customer.</param>
    /// <param name="document">The total of the document, tax included, in the currency of the company.</param>
    /// <returns>
    /// One decision for each account from the customer upward, in that order; empty if the customer has no account. Or <c>credit.group_cycle</c>.
    /// The document passes if none of them is exceeded.
    /// </returns>
    public static Result<IReadOnlyList<GroupCreditDecision>> Check(
        IReadOnlyCollection<CreditAccount> accounts, IReadOnlyDictionary<string, CreditExposure> exposures, string partyKey, Money document)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        ArgumentNullException.ThrowIfNull(exposures);
        Dictionary<string, CreditAccount> byParty = accounts.ToDictionary(static account => account.PartyKey, StringComparer.Ordinal);
        List<GroupCreditDecision> decisions = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (string? key = partyKey; key is not null && byParty.TryGetValue(key, out CreditAccount? account); key = account.GroupPartyKey)
        {
            if (!seen.Add(key)) return Cycle(key);
            CreditExposure covered = CreditExposure.None(account.Currency);
            foreach (CreditAccount below in accounts.OrderBy(static below => below.PartyKey, StringComparer.Ordinal))
            {
                if (Covers(byParty, key, below.PartyKey) is not bool covers) return Cycle(below.PartyKey);
                if (covers && exposures.TryGetValue(below.PartyKey, out CreditExposure exposure)) covered += exposure;
            }

            decisions.Add(new GroupCreditDecision(key, account.Check(covered, document)));
        }

        return decisions;
    }

    /// <summary>Whether a party is another one or above it; null if the way up runs in a circle.</summary>
    private static bool? Covers(Dictionary<string, CreditAccount> byParty, string above, string party)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (string? key = party; key is not null; key = byParty.GetValueOrDefault(key)?.GroupPartyKey)
        {
            if (!seen.Add(key)) return null;
            if (key == above) return true;
        }

        return false;
    }

    private static Result Cycle(string key) =>
        Result.Invalid(new ValidationError(null, $"The groups above {key} run in a circle: mend one of them.", "credit.group_cycle"));
}
