using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

public sealed partial class Party
{
    /// <summary>Clears everything personal. What others keep of the party is theirs to clear.</summary>
    /// <param name="documentsKept">Whether the law wants documents of it kept, such as orders and invoices.</param>
    /// <param name="actor">Who erases.</param>
    /// <param name="at">When.</param>
    /// <returns><see cref="ErasureMode.Anonymised"/> if documents are kept, else <see cref="ErasureMode.Erased"/>; the same again if it already was.</returns>
    /// <remarks>Its contact keys are free again. Its id and number stay as a tombstone, so that what refers to it still holds.</remarks>
    public ErasureMode Erase(bool documentsKept, string actor, Instant at)
    {
        if (Erasure != ErasureMode.None) return Erasure;
        Name = "";
        _contactPoints = [];
        HasPortalAccess = false;
        Erasure = documentsKept ? ErasureMode.Anonymised : ErasureMode.Erased;
        Record(["PartyErased"], actor, at, ("mode", Erasure.ToString()));
        return Erasure;
    }
}
