using Crm.Primitives;
using Crm.Testing;
using NodaTime;
using Xunit;

namespace Crm.Domain.Tests;

public sealed class PartyTests
{
    private static readonly Instant T = Instant.FromUtc(2026, 3, 3, 3, 0);
    private readonly SeededIds _ids = new();

    private Party New(string number, PartyKind kind = PartyKind.Organisation, params ContactPoint[] points) =>
        Party.Register(kind, new(new(_ids.Next()), number), number, points, "sales", T).Value;

    private static ContactPoint Mail(string value, bool primary = false) =>
        ContactPoint.Of(ContactPointKind.Email, value, new PlainContactKeys()).Value with { IsPrimary = primary };

    [Fact]
    public void Register_NoNameNoNumber_ReportsBoth() => Assert.Equal(["party.number", "party.name"],
        Party.Register(PartyKind.Person, new(new(_ids.Next()), ""), " ", [], "sales", T).ValidationErrors.Select(static e => e.ErrorCode));

    [Fact]
    public void ContactPoints_FirstOfKind_IsPrimary()
    {
        Party party = New("P-1", PartyKind.Person, Mail("A@Example.com"), Mail("b@example.com"));

        Assert.Equal("a@example.com", party.Primary(ContactPointKind.Email)!.Key);
        Assert.Null(party.Primary(ContactPointKind.Phone));
        Assert.Equal([true, false], party.ContactPoints.Select(static c => c.IsPrimary));
    }

    [Fact]
    public void ContactPoints_TwoPrimary_AreRefused() => Assert.Equal("party.two_primary",
        New("P-1").ReachBy([Mail("a@x.org", true), Mail("b@x.org", true)], "sales", T).ValidationErrors[0].ErrorCode);

    [Fact]
    public void Change_SameAgain_RaisesNoEvent()
    {
        Party party = New("P-1", PartyKind.Person, Mail("a@x.org"));
        party.GrantPortalAccess("sales", T);
        party.ClearPendingEvents();

        Assert.True(party.Rename("P-1", "sales", T).IsSuccess);
        Assert.True(party.ReachBy([Mail("a@x.org")], "sales", T).IsSuccess);
        Assert.True(party.GrantPortalAccess("sales", T).IsSuccess);
        Assert.Empty(party.PendingEvents);
        Assert.Equal(2, party.Version);
    }

    [Fact]
    public void PlaceBelow_OwnDescendant_IsACycle()
    {
        Party group = New("O-1"), middle = New("O-2"), leaf = New("O-3");
        Dictionary<PartyId, Party> all = new[] { group, middle, leaf }.ToDictionary(static p => p.Id);
        PartyId? ParentOf(PartyId id) => all[id].Parent;

        Assert.True(middle.PlaceBelow(group, ParentOf, "sales", T).IsSuccess);
        Assert.True(leaf.PlaceBelow(middle, ParentOf, "sales", T).IsSuccess);
        Assert.Equal("party.parent_cycle", group.PlaceBelow(leaf, ParentOf, "sales", T).ValidationErrors[0].ErrorCode);
        Assert.Equal("party.parent_cycle", group.PlaceBelow(group, ParentOf, "sales", T).ValidationErrors[0].ErrorCode);
        Assert.Equal("party.parent_kind", New("P-1", PartyKind.Person).PlaceBelow(group, ParentOf, "sales", T).ValidationErrors[0].ErrorCode);
    }

    [Fact]
    public void MergeInto_MasterThenChange_StaysARedirect()
    {
        Party one = New("O-1"), two = New("O-2"), three = New("O-3");
        Assert.True(one.MergeInto(two, "sales", T).IsSuccess);
        Assert.True(two.MergeInto(three, "sales", T).IsSuccess);
        Dictionary<PartyId, Party> all = new[] { one, two, three }.ToDictionary(static p => p.Id);

        Assert.Equal(three.Id, PartyRedirects.Resolve(one.Id, id => all[id].MergedInto));
        Assert.Equal("party.gone", one.Rename("x", "sales", T).ValidationErrors[0].ErrorCode);
        Assert.Equal("party.gone", three.MergeInto(one, "sales", T).ValidationErrors[0].ErrorCode);
        Assert.Equal("party.merge_self", three.MergeInto(three, "sales", T).ValidationErrors[0].ErrorCode);
    }

    [Fact]
    public void Redirects_Circle_Ends()
    {
        PartyId a = new(_ids.Next()), b = new(_ids.Next());

        Assert.Equal(b, PartyRedirects.Resolve(a, id => id == a ? b : a));
    }

    [Theory]
    [InlineData(true, ErasureMode.Anonymised)]
    [InlineData(false, ErasureMode.Erased)]
    public void Erase_ClearsEverythingPersonal(bool documents, ErasureMode mode)
    {
        Party party = New("P-1", PartyKind.Person, Mail("a@x.org"));

        Assert.Equal(mode, party.Erase(documents, "dpo", T));
        Assert.Equal(("", 0, "P-1"), (party.Name, party.ContactPoints.Count, party.Number));
        Assert.Equal(mode, party.Erase(!documents, "dpo", T));
        Assert.Equal("party.gone", party.Rename("x", "dpo", T).ValidationErrors[0].ErrorCode);
    }

    [Fact]
    public void Household_TwoMembers_AreRelatedToItAndToEachOther()
    {
        Party wang = New("P-WANG", PartyKind.Person), li = New("P-LI", PartyKind.Person);
        Household household = Household.Form(new(new(_ids.Next()), "HH-1"), null, [wang.Reference, li.Reference], RelationshipKind.Spouse, "sales", T).Value;

        Assert.Equal((PartyKind.Household, "P-WANG + P-LI"), (household.Party.Kind, household.Party.Name));
        Assert.Equal(["household-member", "household-member", "spouse"], household.Relationships.Select(static r => r.KindKey));
        Assert.Equal("party.household_members",
            Household.Form(new(new(_ids.Next()), "HH-2"), null, [wang.Reference, wang.Reference], null, "sales", T).ValidationErrors[0].ErrorCode);
    }

    [Fact]
    public void Relationship_Ended_HoldsUntilThatInstant()
    {
        Party wang = New("P-WANG", PartyKind.Person), firm = New("O-1");
        PartyRelationship work = PartyRelationship.Between(wang.Reference, RelationshipKind.Employment, firm.Reference, T, "CFO");
        Instant end = T + Duration.FromDays(1);

        Assert.Equal("party.relationship_not_begun", work.End(T - Duration.Epsilon).ValidationErrors[0].ErrorCode);
        Assert.True(work.End(end).IsSuccess);
        Assert.True(work.HoldsAt(end - Duration.Epsilon));
        Assert.False(work.HoldsAt(end));
        Assert.Equal(("works for", "employs"), (work.NameFrom(wang.Id), work.NameFrom(firm.Id)));
        Assert.Equal("party.relationship_ended", work.End(end).ValidationErrors[0].ErrorCode);
    }

    [Theory]
    [InlineData(ContactPointKind.Email, " I@Example.COM ", "i@example.com")]
    [InlineData(ContactPointKind.Phone, "+86 138-0013 8000", "+8613800138000")]
    [InlineData(ContactPointKind.Postal, "Main  St.\n1", "Main St. 1")]
    public void PlainKeys_Address_HasOneForm(ContactPointKind kind, string value, string key) =>
        Assert.Equal(key, new PlainContactKeys().KeyOf(kind, value).Value);

    [Theory]
    [InlineData(ContactPointKind.Email, "nobody")]
    [InlineData(ContactPointKind.Phone, "+")]
    [InlineData(ContactPointKind.Web, " ")]
    public void PlainKeys_NoAddress_IsRefused(ContactPointKind kind, string value) =>
        Assert.Equal("party.contact_point", new PlainContactKeys().KeyOf(kind, value).ValidationErrors[0].ErrorCode);
}
