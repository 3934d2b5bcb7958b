using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

/// <summary>Fires what the clock owes contracts: Start, AutoRenew and Expire.</summary>
/// <remarks>
/// Due at the first instant of a day in the zone of the contract, also where midnight is skipped. Each fires at most once a period, because
/// firing changes what is due next; after a downtime all that is overdue fires in one run, in the order in which it fell due.
/// </remarks>
public static class ContractClock
{
    /// <summary>What the clock will fire next for a contract.</summary>
    /// <param name="contract">The contract.</param>
    /// <returns>The trigger and the first instant at which it can be fired; null if the clock owes it nothing.</returns>
    public static (string Trigger, Instant DueAt)? NextFor(Contract contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return contract switch
        {
            { State: ContractState.Signed, StartDate: LocalDate start } => ("Start", ClockTrigger.StartsAt(start, contract.Zone)),
            { State: ContractState.Active, EndDate: LocalDate end } =>
                (contract.AutoRenew && !contract.NoticeGiven ? "AutoRenew" : "Expire", ClockTrigger.EndsAt(end, contract.Zone)),
            _ => null,
        };
    }

    /// <summary>Fires everything that is due.</summary>
    /// <param name="contracts">The contracts to look at.</param>
    /// <param name="actor">Who: the clock.</param>
    /// <param name="now">The moment of the run.</param>
    /// <returns>What was fired, in the order in which it fell due, then by number.</returns>
    public static IReadOnlyList<ContractFiring> RunDue(IEnumerable<Contract> contracts, string actor, Instant now)
    {
        ArgumentNullException.ThrowIfNull(contracts);
        List<ContractFiring> fired = [];
        foreach (Contract contract in contracts)
        {
            while (NextFor(contract) is (string trigger, Instant due) && due <= now)
            {
                Result result = trigger switch
                {
                    "Start" => contract.Start(actor, now),
                    "AutoRenew" => contract.AutoRenewNow(actor, now),
                    _ => contract.Expire(actor, now),
                };
                if (!result.IsSuccess) break;
                fired.Add(new ContractFiring(contract.Number, trigger, due, now));
            }
        }

        return [.. fired.OrderBy(static f => f.DueAt).ThenBy(static f => f.ContractNumber, StringComparer.Ordinal)];
    }
}
