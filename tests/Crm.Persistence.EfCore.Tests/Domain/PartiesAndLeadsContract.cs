using Crm.Domain;
using Crm.Primitives;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Crm.Persistence.EfCore.Tests;

/// <summary>Parties, leads, consent, campaigns and deal registrations come back as they were stored, on both databases.</summary>
public abstract class PartiesAndLeadsContract(TestDatabase database)
{
    private static readonly Instant T = Instant.FromUtc(2026, 3, 5, 6, 0);
    private static readonly LeadPolicy Policy = new(50, 30);
    private readonly string _run = database.NextId().ToString("N")[^6..];

    [Fact]
    public void Lead_ChangedAndReadAgain_KeepsEverything()
    {
        Lead lead = Lead.Capture(new(new(database.NextId()), "LD-" + _run)
        {
            PersonName = "Wang Wei",
            ContactPoints = [Mail()],
            Source = "CMP-A",
        }, "marketing", T).Value;
        lead.RecordEngagement("form", 12.5m, Policy, "system", T, "CMP-A");
        lead.Assign("cc1", "rule-1", "system", T);
        Save(lead);

        using (CrmDbContext context = Open())
        {
            Lead read = context.CrmSet<Lead>().Single(l => l.Number == lead.Number);
            Assert.Equal(lead.Engagements, read.Engagements);
            Assert.Equal(lead.Assignments, read.Assignments);
            Assert.Equal(lead.ContactPoints, read.ContactPoints);
            Assert.Equal((12.5m, LeadState.Nurturing, "cc1", "CMP-A", lead.Version), (read.Score, read.State, read.OwnerKey, read.Source, read.Version));
            Assert.True(read.Disqualify("gone", "cc1", T).IsSuccess);
            context.SaveChanges();
        }

        using CrmDbContext again = Open();
        Lead disqualified = again.CrmSet<Lead>().Single(l => l.Id == lead.Id);
        Assert.Equal((LeadState.Disqualified, "gone", lead.Version + 1), (disqualified.State, disqualified.Reason, disqualified.Version));
    }

    [Fact]
    public void Lead_ScoresInSql_AreComparedAsNumbers()
    {
        foreach (decimal score in new[] { 9.5m, 10.25m, 100m })
        {
            Lead lead = Lead.Capture(new(new(database.NextId()), "S-" + database.NextId()) { PersonName = "p", Source = _run }, "m", T).Value;
            lead.SetScore(score, Policy, "system", T);
            Save(lead);
        }

        using CrmDbContext context = Open();
        Assert.Equal([100m, 10.25m], context.CrmSet<Lead>().Where(l => l.Source == _run && l.Score > 9.5m).OrderByDescending(l => l.Score).Select(l => l.Score));
    }

    [Fact]
    public async Task Lead_ChangedByTwo_SecondIsAConflict()
    {
        Lead lead = Lead.Capture(new(new(database.NextId()), "C-" + _run) { PersonName = "p" }, "m", T).Value;
        Save(lead);
        await using CrmDbContext one = Open(), two = Open();
        Lead first = one.CrmSet<Lead>().Single(l => l.Id == lead.Id), second = two.CrmSet<Lead>().Single(l => l.Id == lead.Id);
        first.Accept("rep1", "rep1", T);
        second.Accept("rep2", "rep2", T);

        Assert.True((await one.SaveCrmAsync(default)).IsSuccess);
        Assert.Equal(ResultStatus.Conflict, (await two.SaveCrmAsync(default)).Status);
    }

    [Fact]
    public void PartyAndRelationship_SavedAndRead_KeepEverything()
    {
        Party group = NewParty("G", PartyKind.Organisation), firm = NewParty("O", PartyKind.Organisation), person = NewParty("P", PartyKind.Person);
        firm.PlaceBelow(group, static _ => null, "sales", T);
        person.GrantPortalAccess("sales", T);
        PartyRelationship work = PartyRelationship.Between(person.Reference, RelationshipKind.Employment, firm.Reference, T, "CFO");
        work.End(T + Duration.FromDays(30));
        Save(group, firm, person, work);

        using CrmDbContext context = Open();
        Party read = context.CrmSet<Party>().Single(p => p.Id == person.Id);
        Assert.Equal(person.ContactPoints, read.ContactPoints);
        Assert.True(read.HasPortalAccess);
        Assert.Equal(group.Id, context.CrmSet<Party>().Single(p => p.Id == firm.Id).Parent);
        PartyRelationship relation = context.CrmSet<PartyRelationship>().Single(r => r.From == person.Id);
        Assert.Equal(("works for", "CFO", work.Until), (relation.NameFrom(person.Id), relation.Title, relation.Until));
    }

    [Fact]
    public void Consent_SavedAndRead_DecidesTheSame()
    {
        ConsentLedger ledger = new(database.NextId(), "P-" + _run);
        ledger.Give(new("Marketing", "Email"), "form", "web", T);
        ledger.Append(new(new(null, null, "a@x.org"), ConsentStatus.OptOut, T, T, T + Duration.FromDays(1), "call", "consent", "rec-1"), "cc1", T);
        ledger.Block(ConsentBlockKind.Track, "banner", "web", T);
        Save(ledger);

        using CrmDbContext context = Open();
        ConsentLedger read = context.CrmSet<ConsentLedger>().Single(l => l.SubjectKey == ledger.SubjectKey);
        Assert.Equal(ledger.Records, read.Records);
        Assert.Equal(ledger.Blocks, read.Blocks);
        ConsentQuestion question = new("Marketing", "Email", T, "a@x.org");
        Assert.Equal(ledger.Evaluate(question, ConsentPolicy.Strict), read.Evaluate(question, ConsentPolicy.Strict));
    }

    [Fact]
    public void CampaignTouchAndDeal_SavedAndRead_KeepEverything()
    {
        Campaign campaign = Campaign.Create(new(new(database.NextId()), "CMP-" + _run, "Spring")
        {
            Budget = new Money(20_000m, "CNY"),
            Channels = ["search", "email"],
            Purpose = "Marketing",
            StartAt = T,
        }, "marketing", T).Value;
        campaign.MarkReady(4, "marketing", T);
        CampaignTouch touch = new(database.NextId(), "OP-" + _run, campaign.Number, "search", T, 1);
        DealRegistration deal = DealRegistration.Register(
            new(new(database.NextId()), "AG-1", "O-" + _run, "OP-" + _run, DateTimeZoneProviders.Tzdb["Asia/Shanghai"]), 90, [], "AG-1", T).Value;
        Save(campaign, touch, deal);

        using CrmDbContext context = Open();
        Campaign read = context.CrmSet<Campaign>().Single(c => c.Id == campaign.Id);
        Assert.Equal(campaign.Channels, read.Channels);
        Assert.Equal((CampaignState.Ready, 4, campaign.Budget, campaign.StartAt), (read.State, read.Audience, read.Budget, read.StartAt));
        Assert.Equal(touch, context.CrmSet<CampaignTouch>().Single(t => t.SubjectKey == touch.SubjectKey));
        Assert.Equal(deal.ProtectedUntil, context.CrmSet<DealRegistration>().Single(d => d.OrganisationKey == deal.OrganisationKey).ProtectedUntil);
    }

    private static ContactPoint Mail() => ContactPoint.Of(ContactPointKind.Email, "Wang.Wei@Example.com", new PlainContactKeys()).Value with
    {
        IsVerified = true,
        Valid = new EffectivePeriod(new LocalDate(2026, 1, 1), null),
    };

    private Party NewParty(string prefix, PartyKind kind) =>
        Party.Register(kind, new(new(database.NextId()), $"{prefix}-{_run}"), prefix, kind == PartyKind.Person ? [Mail()] : [], "sales", T).Value;

    private CrmDbContext Open() => database.Open(static crm => crm.AddDomain());

    private void Save(params object[] rows)
    {
        using CrmDbContext context = Open();
        context.AddRange(rows);
        context.SaveChanges();
    }
}

public sealed class SqlitePartiesAndLeadsTests(SqliteTestDatabase database) : PartiesAndLeadsContract(database), IClassFixture<SqliteTestDatabase>;

public sealed class PostgresPartiesAndLeadsTests(PostgresTestDatabase database) : PartiesAndLeadsContract(database), IClassFixture<PostgresTestDatabase>;
