using System.Collections.Immutable;

namespace Crm.Domain;

/// <summary>Chooses who is sent by hard constraints: skill and level, territory, a free slot, and the part in the van.</summary>
/// <remarks>
/// Constraints are asked in that order and the first that fails is the reason. Of those who fit, the one whose level is nearest above what is
/// needed is sent, so that experts stay free; ties by key. Pure, deterministic and thread-safe.
/// </remarks>
public static class Dispatch
{
    /// <summary>Chooses.</summary>
    /// <param name="need">What is asked for.</param>
    /// <param name="technicians">Who may be sent, in any order, each once.</param>
    /// <param name="depotHasPart">True if a part that the van lacks can be fetched on the way.</param>
    public static DispatchDecision Choose(DispatchNeed need, IEnumerable<Technician> technicians, bool depotHasPart = false)
    {
        ArgumentNullException.ThrowIfNull(need);
        ArgumentNullException.ThrowIfNull(technicians);
        ImmutableSortedDictionary<string, string>.Builder rejected = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        Technician? chosen = null;
        foreach (Technician technician in technicians.OrderBy(static t => t.SkillLevel).ThenBy(static t => t.Key, StringComparer.Ordinal))
        {
            if (Misses(need, technician, depotHasPart) is string reason) rejected[technician.Key] = reason;
            else chosen ??= technician;
        }

        return new DispatchDecision(chosen, rejected.ToImmutable());
    }

    private static string? Misses(DispatchNeed need, Technician technician, bool depotHasPart)
    {
        if (need.Skill is not null && technician.SkillLevel < need.MinLevel) return "skill";
        if (need.Territory is not null && technician.Territory != need.Territory) return "territory";
        if (!technician.IsFree) return "slot";
        bool carried = need.PartSku is null || technician.Parts.GetValueOrDefault(need.PartSku) >= need.PartQuantity;
        return carried || depotHasPart ? null : "parts";
    }
}
