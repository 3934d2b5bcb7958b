using Crm.Primitives;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace Crm.Domain.Tests;

public sealed class LeadTests
{
    private static readonly Instant T = Instant.FromUtc(2026, 3, 5, 6, 0);
    private static readonly LeadPolicy Policy = new(MqlThreshold: 50, RecyclePenalty: 30);
    private readonly SeededIds _ids = new();

    private Lead New(string? person = "Wang Wei", string? organisation = null) =>
        Lead.Capture(new(new(_ids.Next()), "LD-1") { PersonName = person, OrganisationName = organisation }, "marketing", T).Value;

    private Lead Working(decimal score = 55)
    {
        Lead lead = New();
        lead.SetScore(score, Policy, "system", T);
        Assert.True(lead.Accept("cc1", "cc1", T).IsSuccess);
        lead.ClearPendingEvents();
        return lead;
    }

    [Theory]
    [InlineData("", " ", "LD-1", "state.guard_failed")]
    [InlineData("Wang Wei", null, " ", "lead.number")]
    public void Capture_NobodyOrNoNumber_IsRefused(string? person, string? organisation, string number, string code)
    {
        Result<Lead> lead = Lead.Capture(new(new(_ids.Next()), number) { PersonName = person, OrganisationName = organisation }, "import", T);

        Assert.Equal(code, Assert.Single(lead.ValidationErrors).ErrorCode);
    }

    [Fact]
    public void Capture_NoName_NamesTheUnmetGuard() => Assert.Equal(["personName||organisationName"],
        StateErrors.UnmetGuards(Lead.Capture(new(new(_ids.Next()), "LD-1"), "import", T).ValidationErrors));

    [Fact]
    public void Engagements_FourthReachesThreshold_NurtureAndHandOverHappenByThemselves()
    {
        Lead lead = New();
        List<(decimal, LeadState)> seen = [];
        foreach ((string kind, decimal points) in new[] { ("form", 10m), ("emailClick", 5m), ("webinar", 15m), ("profileFit", 20m) })
        {
            Assert.True(lead.RecordEngagement(kind, points, Policy, "system", T).IsSuccess);
            seen.Add((lead.Score, lead.State));
        }

        Assert.Equal([(10, LeadState.Nurturing), (15, LeadState.Nurturing), (30, LeadState.Nurturing), (50, LeadState.MarketingQualified)], seen);
        Assert.Equal([10, 15, 30, 50], lead.Engagements.Select(static e => e.ScoreAfter));
        Assert.Equal(["LeadCaptured", "LeadEngaged", "LeadNurtureStarted", "LeadEngaged", "LeadEngaged", "LeadEngaged", "LeadMarketingQualified"],
            lead.PendingEvents.Select(static e => e.Type));
    }

    [Fact]
    public void Engagement_OnceConverted_IsRefusedAndChangesNothing()
    {
        Lead lead = Working();
        lead.Disqualify("closed down", "cc1", T);
        long version = lead.Version;

        Assert.Equal(StateErrors.NotEditable, lead.RecordEngagement("form", 10, Policy, "system", T).ValidationErrors[0].ErrorCode);
        Assert.Equal((version, 55m, 0), (lead.Version, lead.Score, lead.Engagements.Count));
    }

    [Fact]
    public void SetScore_SameScore_RaisesNoEvent()
    {
        Lead lead = New();
        lead.SetScore(20, Policy, "system", T);
        lead.ClearPendingEvents();

        Assert.True(lead.SetScore(20, Policy, "system", T).IsSuccess);
        Assert.Empty(lead.PendingEvents);
        Assert.Equal("lead.score_negative", lead.SetScore(-1, Policy, "system", T).ValidationErrors[0].ErrorCode);
    }

    [Fact]
    public void Accept_WithoutOwner_IsRefused()
    {
        Lead lead = New();

        Assert.Equal(["owner!=null"], StateErrors.UnmetGuards(lead.Accept(" ", "cc1", T).ValidationErrors));
        Assert.Equal(LeadState.New, lead.State);
    }

    [Fact]
    public void Recycle_PenaltyAndOwner_ScoreFallsOwnerGoes()
    {
        Lead lead = Working();

        Assert.True(lead.Recycle(new("no budget this year", new LocalDate(2026, 9, 16)), Policy, "cc1", T).IsSuccess);
        Assert.Equal((LeadState.Nurturing, 25m, null, new LocalDate(2026, 9, 16)), (lead.State, lead.Score, lead.OwnerKey, lead.NurtureUntil!.Value));
        Assert.Equal(["cc1", null], lead.Assignments.Select(static a => a.OwnerKey));
        Assert.Equal("no budget this year", Assert.Single(lead.PendingEvents).Payload["reason"]);
    }

    [Fact]
    public void Recycle_PenaltyAboveScore_StopsAtZero()
    {
        Lead lead = Working(score: 10);
        lead.Recycle(new("silent", Penalty: 30), Policy, "cc1", T);

        Assert.Equal(0, lead.Score);
    }

    [Fact]
    public void Recycle_ScoreStillWarm_WaitsForTheNextEngagement()
    {
        Lead lead = Working(score: 90);
        lead.Recycle(new("on leave", Penalty: 10), Policy, "cc1", T);

        Assert.Equal(LeadState.Nurturing, lead.State);
        lead.RecordEngagement("form", 0, Policy, "system", T);
        Assert.Equal(LeadState.MarketingQualified, lead.State);
    }

    [Fact]
    public void Convert_PersonOnly_MakesThePersonAndNoOrganisation()
    {
        Lead lead = Working();
        lead.RecordEngagement("call", 1, Policy, "cc1", T);
        lead.ClearPendingEvents();

        ConvertedLead made = lead.Convert(new(DedupeDecision.CreateNew)
        {
            Person = new(new(_ids.Next()), "P-1"),
            Organisation = new(new(_ids.Next()), "O-1"),
            OpportunityNumber = "OP-1",
        }, "cc1", T).Value;

        Party person = Assert.Single(made.NewParties);
        Assert.Equal((PartyKind.Person, "Wang Wei", "P-1"), (person.Kind, person.Name, person.Number));
        Assert.Equal((LeadState.Converted, "P-1", "OP-1", 1), (lead.State, lead.ConvertedTo, lead.OpportunityNumber, made.Engagements.Count));
        Assert.Equal(["LeadConverted"], lead.PendingEvents.Select(static e => e.Type));
    }

    [Fact]
    public void Convert_PersonAndOrganisation_MakesBothAndTheEmployment()
    {
        Lead lead = New("Wang Wei", "Shenlan");
        lead.Accept("cc1", "cc1", T);
        ConvertedLead made = lead.Convert(new(DedupeDecision.CreateNew)
        {
            Person = new(new(_ids.Next()), "P-1"),
            Organisation = new(new(_ids.Next()), "O-1"),
        }, "cc1", T).Value;

        Assert.Equal(["P-1", "O-1"], made.NewParties.Select(static p => p.Number));
        Assert.Equal("employs", made.Employment!.NameFrom(made.NewParties[1].Id));
    }

    [Fact]
    public void Convert_ExistingCustomer_MakesNobody()
    {
        ConvertedLead made = Working().Convert(new(DedupeDecision.LinkExisting) { Person = new(new(_ids.Next()), "P-7") }, "cc1", T).Value;

        Assert.Empty(made.NewParties);
    }

    [Fact]
    public void Convert_Undecided_OrWithoutParty_ChangesNothing()
    {
        Lead lead = Working();

        Assert.Equal(["hasDedupeDecision"], StateErrors.UnmetGuards(lead.Convert(new(DedupeDecision.Undecided), "cc1", T).ValidationErrors));
        Assert.Equal("lead.party_missing", lead.Convert(new(DedupeDecision.CreateNew), "cc1", T).ValidationErrors[0].ErrorCode);
        Assert.Equal(LeadState.Working, lead.State);
        Assert.Empty(lead.PendingEvents);
    }

    [Fact]
    public void Merge_IntoItselfOrIntoMerged_IsRefused()
    {
        Lead one = New(), two = New();

        Assert.Equal(["masterId!=null"], StateErrors.UnmetGuards(one.Merge(null, "cc1", T).ValidationErrors));
        Assert.Equal(["masterId!=id"], StateErrors.UnmetGuards(one.Merge(one, "cc1", T).ValidationErrors));
        Assert.True(one.Merge(two, "cc1", T).IsSuccess);
        Assert.Equal(two.Id, one.MergedInto);
        Assert.Equal(["master not Merged"], StateErrors.UnmetGuards(two.Merge(one, "cc1", T).ValidationErrors));
    }

    [Fact]
    public void Erase_LeavesATombstone()
    {
        Lead lead = New("Sun Li", "Sun Trading");
        lead.RecordEngagement("form", 10, Policy, "system", T, "CMP-A");
        lead.Assign("cc1", "knows Mr Sun", "mgr", T);

        Assert.Equal(ErasureMode.Erased, lead.Erase("dpo", T));
        Assert.Equal((null, null, "LD-1", 0, 0), (lead.PersonName, lead.OrganisationName, lead.Number, lead.Engagements.Count, lead.ContactPoints.Count));
        Assert.Null(lead.Assignments[0].Reason);
        Assert.Equal("LeadErased", lead.PendingEvents[^1].Type);
        long version = lead.Version;
        lead.Erase("dpo", T);
        Assert.Equal(StateErrors.NotEditable, lead.Accept("cc1", "cc1", T).ValidationErrors[0].ErrorCode);
        Assert.Equal(StateErrors.NotEditable, lead.RecordEngagement("form", 1, Policy, "system", T).ValidationErrors[0].ErrorCode);
        Assert.Equal(version, lead.Version);
    }

    [Fact]
    public void Correct_ConvertedLead_IsNotEditable()
    {
        Lead lead = Working();
        lead.Convert(new(DedupeDecision.LinkExisting) { Person = new(new(_ids.Next()), "P-7") }, "cc1", T);

        Assert.Equal(StateErrors.NotEditable, lead.Correct("Wang", null, [], "cc1", T).ValidationErrors[0].ErrorCode);
    }

    [Fact]
    public void Law_AnyCommands_KeepScoreVersionAndEventsInStep() => Law.Holds(
        Gen.Choose(0, 9).SelectMany(_ => Gen.Choose(-40, 60), static (c, p) => (Command: c, Points: p)).ListOf(),
        commands =>
        {
            Lead lead = New(), other = New();
            foreach ((int command, int points) in commands)
            {
                (long version, LeadState before, int events) = (lead.Version, lead.State, lead.PendingEvents.Count);
                bool done = (command switch
                {
                    0 => lead.RecordEngagement("form", points, Policy, "a", T),
                    1 => lead.SetScore(points, Policy, "a", T),
                    2 => lead.Accept(points > 0 ? "cc1" : null, "a", T),
                    3 => lead.Qualify(points > 0, "a", T),
                    4 => lead.Recycle(new(points > 0 ? "r" : null), Policy, "a", T),
                    5 => lead.Disqualify(points > 0 ? "r" : null, "a", T),
                    6 => lead.Reopen("a", T),
                    7 => lead.Nurture("a", T),
                    8 => lead.Merge(points > 50 ? other : null, "a", T),
                    _ => lead.Assign("rep" + points, null, "a", T),
                }).IsSuccess;
                if (!done && (lead.Version != version || lead.State != before || lead.PendingEvents.Count != events)) return false;
                if (lead.Score < 0 || lead.PendingEvents[^1].AggregateVersion != lead.Version) return false;
                if (lead.State == LeadState.Working && lead.OwnerKey is null) return false;
            }

            return true;
        });
}
