using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

/// <summary>A dated relationship between two parties: a contact is a person's relationship to an organisation.</summary>
/// <remarks>Directed, with a name for each direction. It is ended, never deleted, so that history stays.</remarks>
public sealed class PartyRelationship
{
    private PartyRelationship()
    {
    }

    /// <summary>The first party.</summary>
    public PartyId From { get; private set; }

    /// <summary>The number of the first party.</summary>
    public string FromNumber { get; private set; } = "";

    /// <summary>The second party.</summary>
    public PartyId To { get; private set; }

    /// <summary>The number of the second party.</summary>
    public string ToNumber { get; private set; } = "";

    /// <summary>The key of its kind.</summary>
    public string KindKey { get; private set; } = "";

    /// <summary>What the first is to the second.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What the second is to the first.</summary>
    public string InverseName { get; private set; } = "";

    /// <summary>The title of a person in an organisation; null if not known.</summary>
    public string? Title { get; private set; }

    /// <summary>The department of a person in an organisation; null if not known.</summary>
    public string? Department { get; private set; }

    /// <summary>Since when.</summary>
    public Instant Since { get; private set; }

    /// <summary>Until when; null while it holds. At that instant it no longer does.</summary>
    public Instant? Until { get; private set; }

    /// <summary>Relates two parties from now on.</summary>
    /// <param name="from">The first party.</param>
    /// <param name="kind">What it is to the second.</param>
    /// <param name="to">The second party; not the first.</param>
    /// <param name="since">Since when.</param>
    /// <param name="title">The title of a person in an organisation.</param>
    /// <param name="department">The department of a person in an organisation.</param>
    public static PartyRelationship Between(
        PartyReference from, RelationshipKind kind, PartyReference to, Instant since, string? title = null, string? department = null)
    {
        ArgumentNullException.ThrowIfNull(kind);
        if (from.Id == to.Id) throw new ArgumentException("A party is not related to itself.", nameof(to));
        return new()
        {
            From = from.Id,
            FromNumber = from.Number,
            To = to.Id,
            ToNumber = to.Number,
            KindKey = kind.Key,
            Name = kind.Name,
            InverseName = kind.InverseName,
            Since = since,
            Title = title,
            Department = department,
        };
    }

    /// <summary>Whether it holds at an instant.</summary>
    /// <param name="at">The instant.</param>
    public bool HoldsAt(Instant at) => at >= Since && (Until is not Instant until || at < until);

    /// <summary>What one party is to the other, read from its side; empty if it is none of the two.</summary>
    /// <param name="party">One of the two.</param>
    public string NameFrom(PartyId party) => party == From ? Name : party == To ? InverseName : "";

    /// <summary>Ends it.</summary>
    /// <param name="at">The first instant at which it no longer holds.</param>
    /// <returns>Success; or <c>party.relationship_ended</c>, <c>party.relationship_not_begun</c>.</returns>
    public Result End(Instant at)
    {
        if (Until is not null) return Result.Invalid(new ValidationError(null, "The relationship has ended already.", "party.relationship_ended"));
        if (at < Since) return Result.Invalid(new ValidationError("/until", "A relationship does not end before it begins.", "party.relationship_not_begun"));
        Until = at;
        return Result.Success();
    }
}
