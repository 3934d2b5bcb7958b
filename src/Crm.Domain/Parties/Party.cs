using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

/// <summary>Somebody we deal with: a person, an organisation or a household.</summary>
/// <remarks>
/// Who works for whom and who belongs to whom are dated relationships (<see cref="PartyRelationship"/>), so that a person may serve several
/// firms and move between them with history. Not thread-safe: load, change, store.
/// </remarks>
public sealed partial class Party : IEventSource
{
    private readonly EventLog _events = new(nameof(Party));
    private List<ContactPoint> _contactPoints = [];

    private Party()
    {
    }

    /// <summary>The id.</summary>
    public PartyId Id { get; private set; }

    /// <summary>The number for people; other libraries keep it as their key.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Counts every change, from 1. The concurrency token.</summary>
    public long Version { get; private set; }

    /// <summary>What it is.</summary>
    public PartyKind Kind { get; private set; }

    /// <summary>Its name; empty once erased.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The organisation above it; null if none. Only organisations have one.</summary>
    public PartyId? Parent { get; private set; }

    /// <summary>Whether it may sign in to the customer portal.</summary>
    public bool HasPortalAccess { get; private set; }

    /// <summary>The party it was merged into; null if it was not. Follow it with <see cref="PartyRedirects"/>.</summary>
    public PartyId? MergedInto { get; private set; }

    /// <summary>What is left of its personal data.</summary>
    public ErasureMode Erasure { get; private set; }

    /// <summary>Ways to reach it.</summary>
    public IReadOnlyList<ContactPoint> ContactPoints => _contactPoints;

    /// <summary>The id and the number.</summary>
    public PartyReference Reference => new(Id, Number);

    /// <inheritdoc/>
    public IReadOnlyList<DomainEvent> PendingEvents => _events.Pending;

    /// <inheritdoc/>
    public void ClearPendingEvents() => _events.Clear();

    /// <summary>Takes a party in.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="reference">Its id and number, made by the caller.</param>
    /// <param name="name">Its name.</param>
    /// <param name="contactPoints">Ways to reach it; the first of a kind and use is the primary one unless another says so.</param>
    /// <param name="actor">Who takes it in.</param>
    /// <param name="at">When.</param>
    /// <returns>
    /// The party with the event <c>PartyCreated</c>; or every problem: <c>party.number</c>, <c>party.name</c>, <c>party.two_primary</c>.
    /// </returns>
    public static Result<Party> Register(
        PartyKind kind, PartyReference reference, string name, IReadOnlyList<ContactPoint> contactPoints, string actor, Instant at)
    {
        ArgumentNullException.ThrowIfNull(contactPoints);
        List<ValidationError> errors = [];
        if (!Fact.IsThere(reference.Number)) errors.Add(new("/number", "A party needs a number.", "party.number"));
        if (!Fact.IsThere(name)) errors.Add(new("/name", "A party needs a name.", "party.name"));
        errors.AddRange(CheckPrimary(contactPoints));
        if (errors.Count > 0) return Result.Invalid(errors);

        Party party = new() { Id = reference.Id, Number = reference.Number.Trim(), Kind = kind, Name = name.Trim() };
        party._contactPoints = WithPrimary(contactPoints);
        party.Record(["PartyCreated"], actor, at, ("kind", kind.ToString()), ("number", party.Number));
        return party;
    }

    /// <summary>Corrects its name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="actor">Who corrects.</param>
    /// <param name="at">When.</param>
    /// <returns>Success; the name it already has changes nothing. Or <c>party.name</c>, <c>party.gone</c>.</returns>
    public Result Rename(string name, string actor, Instant at)
    {
        if (IsGone(out Result gone)) return gone;
        if (!Fact.IsThere(name)) return Result.Invalid(new ValidationError("/name", "A party needs a name.", "party.name"));
        if (name.Trim() == Name) return Result.Success();
        Name = name.Trim();
        Record(["PartyRenamed"], actor, at);
        return Result.Success();
    }

    /// <summary>Lets it sign in to the customer portal.</summary>
    /// <param name="actor">Who allows it.</param>
    /// <param name="at">When.</param>
    /// <returns>Success; or <c>party.gone</c>.</returns>
    public Result GrantPortalAccess(string actor, Instant at)
    {
        if (IsGone(out Result gone)) return gone;
        if (HasPortalAccess) return Result.Success();
        HasPortalAccess = true;
        Record(["PortalAccessGranted"], actor, at);
        return Result.Success();
    }

    /// <summary>Puts an organisation below another one, or at the top.</summary>
    /// <param name="parent">The organisation above; null for the top.</param>
    /// <param name="parentOf">Answers which organisation is above one; null at the top.</param>
    /// <param name="actor">Who decided.</param>
    /// <param name="at">When.</param>
    /// <returns>Success; or <c>party.parent_kind</c>, <c>party.parent_cycle</c>, <c>party.gone</c>.</returns>
    public Result PlaceBelow(Party? parent, Func<PartyId, PartyId?> parentOf, string actor, Instant at)
    {
        ArgumentNullException.ThrowIfNull(parentOf);
        if (IsGone(out Result gone)) return gone;
        if (Kind != PartyKind.Organisation || (parent is not null && parent.Kind != PartyKind.Organisation))
            return Result.Invalid(new ValidationError("/parent", "Only an organisation stands below an organisation.", "party.parent_kind"));
        for (PartyId? above = parent?.Id; above is PartyId id; above = parentOf(id))
        {
            if (id == Id)
                return Result.Invalid(new ValidationError("/parent", $"{parent!.Name} stands below {Name} already: an organisation is never above itself.", "party.parent_cycle"));
        }

        if (Parent == parent?.Id) return Result.Success();
        Parent = parent?.Id;
        Record(["PartyPlaced"], actor, at, ("parent", parent?.Number));
        return Result.Success();
    }

    /// <summary>Folds the party into another one that is the same. It stays as a redirect.</summary>
    /// <param name="master">The party that goes on.</param>
    /// <param name="actor">Who decided.</param>
    /// <param name="at">When.</param>
    /// <returns>Success; or <c>party.merge_self</c>, <c>party.merge_kind</c>, <c>party.gone</c> for either side.</returns>
    public Result MergeInto(Party master, string actor, Instant at)
    {
        ArgumentNullException.ThrowIfNull(master);
        if (IsGone(out Result gone) || master.IsGone(out gone)) return gone;
        if (master.Id == Id) return Result.Invalid(new ValidationError("/master", "A party is not merged into itself.", "party.merge_self"));
        if (master.Kind != Kind)
            return Result.Invalid(new ValidationError("/master", $"A {Kind} is not the same as a {master.Kind}.", "party.merge_kind"));
        MergedInto = master.Id;
        Record(["PartyMerged"], actor, at, ("master", master.Number));
        return Result.Success();
    }

    private bool IsGone(out Result why)
    {
        bool gone = MergedInto is not null || Erasure != ErasureMode.None;
        why = gone ? Result.Invalid(new ValidationError(null, $"{Number} is {(MergedInto is null ? "erased" : "merged")} and does not change any more.", "party.gone")) : default;
        return gone;
    }

    private void Record(IEnumerable<string> types, string actor, Instant at, params ReadOnlySpan<(string, string?)> facts) =>
        _events.Add(types, Id.Value, ++Version, actor, at, facts);
}
