using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

public sealed partial class Lead
{
    /// <summary>What is left of its personal data.</summary>
    public ErasureMode Erasure { get; private set; }

    /// <summary>Clears everything personal: names, ways to reach it, what it did, and reasons in words.</summary>
    /// <param name="actor">Who erases.</param>
    /// <param name="at">When.</param>
    /// <returns><see cref="ErasureMode.Erased"/>: a lead has no document of its own that the law wants kept.</returns>
    /// <remarks>Its id, number, state and score stay as a tombstone. Erasing twice is erasing once.</remarks>
    public ErasureMode Erase(string actor, Instant at)
    {
        if (Erasure != ErasureMode.None) return Erasure;
        PersonName = null;
        OrganisationName = null;
        Source = null;
        Reason = null;
        _contactPoints = [];
        _engagements.Clear();
        for (int i = 0; i < _assignments.Count; i++) _assignments[i] = _assignments[i] with { Reason = null };
        Erasure = ErasureMode.Erased;
        Record(["LeadErased"], actor, at);
        return Erasure;
    }
}
