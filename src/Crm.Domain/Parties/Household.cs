using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

/// <summary>Forms households: a party of its own and a relationship for each member.</summary>
/// <param name="Party">The household.</param>
/// <param name="Relationships">The members' relationships to it, and to each other if a kind was given.</param>
public sealed record Household(Party Party, IReadOnlyList<PartyRelationship> Relationships)
{
    /// <summary>Forms a household.</summary>
    /// <param name="reference">Its id and number, made by the caller.</param>
    /// <param name="name">Its name; the members' numbers if blank.</param>
    /// <param name="members">The persons in it: at least two, none twice.</param>
    /// <param name="among">What each member is to each other, such as <see cref="RelationshipKind.Spouse"/>; null for nothing.</param>
    /// <param name="actor">Who forms it.</param>
    /// <param name="at">When.</param>
    /// <returns>The household and its relationships; or <c>party.household_members</c>, or a problem of the party.</returns>
    public static Result<Household> Form(
        PartyReference reference, string? name, IReadOnlyList<PartyReference> members, RelationshipKind? among, string actor, Instant at)
    {
        ArgumentNullException.ThrowIfNull(members);
        if (members.Count < 2 || members.Select(static m => m.Id).Distinct().Count() != members.Count)
            return Result.Invalid(new ValidationError("/members", "A household has at least two members, and none twice.", "party.household_members"));
        string called = Fact.IsThere(name) ? name! : string.Join(" + ", members.Select(static m => m.Number));
        return Party.Register(PartyKind.Household, reference, called, [], actor, at).Map(party =>
        {
            List<PartyRelationship> relationships =
                [.. members.Select(member => PartyRelationship.Between(member, RelationshipKind.HouseholdMember, reference, at))];
            for (int i = 0; among is not null && i < members.Count; i++)
            {
                for (int j = i + 1; j < members.Count; j++) relationships.Add(PartyRelationship.Between(members[i], among, members[j], at));
            }

            return new Household(party, relationships);
        });
    }
}
