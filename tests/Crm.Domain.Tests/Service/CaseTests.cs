using Crm.Primitives;
using Crm.Testing;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace Crm.Domain.Tests.Service;

public sealed class CaseTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 6, 12, 8, 30);

    [Fact]
    public void Open_NewCase_StartsItsFacts()
    {
        Case opened = Open();

        Assert.Equal(CaseState.New, opened.State);
        CaseFact fact = Assert.Single(opened.Facts);
        Assert.Equal((CaseFactKind.Opened, CasePriority.High, "runs"), (fact.Kind, fact.Priority, fact.SlaClock));
    }

    [Fact]
    public void Open_EverythingMissing_IsReportedAtOnce() =>
        Assert.Equal(
            ["service.number", "service.party", "service.subject", "service.reopen_window"],
            Case.Open(new CaseOpening(default, "", "", "", CasePriority.Low) { ReopenWindow = Duration.FromHours(-1) }, "a", Now)
                .ValidationErrors.Select(e => e.ErrorCode));

    [Fact]
    public void RequestInfo_FirstReply_MeetsTheFirstResponseOnce()
    {
        Case asked = Open();

        Assert.True(asked.RequestInfo("KB-7 steps 1-4", "sv1", Now).IsSuccess);
        Assert.Equal(["CaseOpened", "CaseWaiting", "FirstResponseMet"], asked.PendingEvents.Select(e => e.Type));
        Assert.Equal([CaseFactKind.Opened, CaseFactKind.PublicReply, CaseFactKind.StateChanged], asked.Facts.Select(f => f.Kind));
        Assert.Equal("paused", asked.Facts[^1].SlaClock);

        asked.ClearPendingEvents();
        Assert.True(asked.CustomerReply("did that", "P", Now).IsSuccess);
        Assert.True(asked.RequestInfo("and now?", "sv1", Now).IsSuccess);
        Assert.Equal(["CustomerReplied", "CaseWaiting"], asked.PendingEvents.Select(e => e.Type));
    }

    [Fact]
    public void RequestInfo_WithoutAnyReply_FailsItsGuard()
    {
        Case silent = Open();

        Assert.Equal(["a public reply was sent"], StateErrors.UnmetGuards(silent.RequestInfo(" ", "sv1", Now).ValidationErrors));

        Assert.True(silent.Reply("we look into it", "sv1", Now).IsSuccess);
        Assert.True(silent.RequestInfo(null, "sv1", Now).IsSuccess);
    }

    [Fact]
    public void AddNote_IsNeverAPublicReply()
    {
        Case noted = Open();
        Assert.True(noted.AddNote("looks like the PSU", "sv1", Now).IsSuccess);
        Assert.False(noted.HasPublicReply);
    }

    [Fact]
    public void CustomerReply_LastMomentOfTheWindow_ReopensAndCountsIt()
    {
        Case resolved = Resolved();

        Assert.True(resolved.CustomerReply("still broken", "P", Now + Duration.FromHours(48)).IsSuccess);

        Assert.Equal((CaseState.Open, 1, (Instant?)null), (resolved.State, resolved.ReopenCount, resolved.ResolvedAt));
        Assert.Single(resolved.Resolutions);
        Assert.Equal("CaseReopened", resolved.PendingEvents[^1].Type);
    }

    [Fact]
    public void CustomerReply_AfterTheWindow_FailsAndChangesNothing()
    {
        Case resolved = Resolved();
        int said = resolved.Messages.Count;

        Result result = resolved.CustomerReply("hello?", "P", Now + Duration.FromHours(48) + Duration.FromTicks(1));

        Assert.Equal(["within reopenWindow"], StateErrors.UnmetGuards(result.ValidationErrors));
        Assert.Equal((CaseState.Resolved, said), (resolved.State, resolved.Messages.Count));
        Assert.True(resolved.Reopen("sv1", Now + Duration.FromDays(30)).IsSuccess);
    }

    [Fact]
    public void Resolve_OpenChildren_NeedsAnOverride()
    {
        Case parent = Open();

        Assert.Equal(["no open child case unless overridden"], StateErrors.UnmetGuards(parent.Resolve("done", 1, "sv1", Now).ValidationErrors));
        Assert.True(parent.Resolve("done", 1, "sv1", Now, overrideChildren: true).IsSuccess);
    }

    [Fact]
    public void Close_CustomerReplyAfterwards_IsNoTransition()
    {
        Case closed = Resolved();
        Assert.True(closed.Close("sv1", Now).IsSuccess);

        Assert.Equal(StateErrors.InvalidTransition, Assert.Single(closed.CustomerReply("?", "P", Now).ValidationErrors).ErrorCode);
    }

    [Fact]
    public void MergeInto_AnotherCase_MovesWhatWasSaidAndWhoWatches()
    {
        Case master = Open("CS-1"), merged = Open("CS-2");
        Assert.True(master.Reply("later", "sv1", Now + Duration.FromMinutes(5)).IsSuccess);
        Assert.True(merged.Reply("earlier", "sv1", Now).IsSuccess);
        Assert.True(merged.Watch("w", "sv1", Now).IsSuccess);

        Assert.True(merged.MergeInto(master, "sv1", Now).IsSuccess);

        Assert.Equal((CaseState.Merged, "CS-1", "stopped"), (merged.State, merged.MergedIntoKey, merged.Facts[^1].SlaClock));
        Assert.Equal(["earlier", "later"], master.Messages.Select(m => m.Text));
        Assert.Empty(merged.Messages);
        Assert.Equal(["w"], master.Watchers);
    }

    [Fact]
    public void MergeInto_ItselfOrAClosedCase_FailsItsGuards()
    {
        Case one = Open("CS-1"), closed = Resolved("CS-2");
        Assert.True(closed.Close("sv1", Now).IsSuccess);

        Assert.Equal(["masterId!=id"], StateErrors.UnmetGuards(one.MergeInto(one, "sv1", Now).ValidationErrors));
        Assert.Equal(["master not terminal"], StateErrors.UnmetGuards(one.MergeInto(closed, "sv1", Now).ValidationErrors));
        Assert.Equal(CaseState.New, one.State);
    }

    [Fact]
    public void RecordSurvey_OnceAndOnlyAfterResolving()
    {
        SurveyAnswer four = SurveyAnswer.Of(4).Value;
        Case resolved = Resolved();

        Assert.Equal("service.survey_early", Assert.Single(Open().RecordSurvey(four, "P", Now).ValidationErrors).ErrorCode);
        Assert.True(resolved.RecordSurvey(four, "P", Now).IsSuccess);
        Assert.Equal(4, resolved.Survey?.Csat);
        Assert.Equal("service.survey_twice", Assert.Single(resolved.RecordSurvey(four, "P", Now).ValidationErrors).ErrorCode);
        Assert.Equal("service.csat", Assert.Single(SurveyAnswer.Of(6).ValidationErrors).ErrorCode);
    }

    [Fact]
    public void RunDue_ResolvedLongEnough_ClosesOnceAndLate()
    {
        EveryHourWorks hours = new();
        Case early = Resolved("CS-2"), late = Resolved("CS-1");
        Duration delay = Duration.FromHours(27);

        Assert.Empty(CaseAutoClose.RunDue([early, late], delay, hours, "clock", Now + delay - Duration.FromTicks(1)));
        Assert.Equal(["CS-1", "CS-2"], CaseAutoClose.RunDue([early, late], delay, hours, "clock", Now + delay + delay).Select(c => c.Number));
        Assert.Empty(CaseAutoClose.RunDue([early, late], delay, hours, "clock", Now + delay + delay));
    }

    [Theory]
    [InlineData(CaseLevel.Low, CaseLevel.Low, CasePriority.Low)]
    [InlineData(CaseLevel.Medium, CaseLevel.Medium, CasePriority.Normal)]
    [InlineData(CaseLevel.High, CaseLevel.Medium, CasePriority.High)]
    [InlineData(CaseLevel.High, CaseLevel.High, CasePriority.Critical)]
    public void From_ImpactAndUrgency_MakeThePriority(CaseLevel impact, CaseLevel urgency, CasePriority expected)
    {
        Assert.Equal(expected, CasePriorities.From(impact, urgency));
        Assert.Equal(expected, CasePriorities.From(urgency, impact));
    }

    [Fact]
    public void Commands_InAnyOrder_KeepTheInvariants()
    {
        Func<Case, Result>[] commands =
        [
            c => c.Assign("o", null, "u", Now), c => c.Reply("hi", "u", Now), c => c.RequestInfo("?", "u", Now), c => c.CustomerReply("!", "p", Now),
            c => c.Hold("r", "u", Now), c => c.Resume("u", Now), c => c.Resolve("done", 0, "u", Now), c => c.Reopen("u", Now),
            c => c.Close("u", Now), c => c.Cancel("r", "u", Now), c => c.SetPriority(CasePriority.Critical, "u", Now), c => c.Escalate("r", "u", Now),
        ];
        Law.Holds(Gen.Choose(0, commands.Length - 1).ArrayOf(), steps =>
        {
            Case worked = Open();
            foreach (int step in steps)
            {
                (long version, int events, int facts) = (worked.Version, worked.PendingEvents.Count, worked.Facts.Count);
                Result result = commands[step](worked);
                if (!result.IsSuccess && (worked.Version, worked.PendingEvents.Count, worked.Facts.Count) != (version, events, facts)) return false;
                if (worked.Version != worked.PendingEvents[^1].AggregateVersion) return false;
                if (worked.ResolvedAt is not null != worked.State is CaseState.Resolved or CaseState.Closed) return false;
                if (worked.Facts[^1].State != worked.State && worked.Facts[^1].Kind == CaseFactKind.StateChanged) return false;
                if (worked.PendingEvents.Count(e => e.Type == "FirstResponseMet") != (worked.HasPublicReply ? 1 : 0)) return false;
            }

            return worked.ReopenCount <= worked.Resolutions.Count;
        });
    }

    private sealed class EveryHourWorks : IWorkingTime
    {
        public Instant Add(Instant from, Duration workingTime) => from + workingTime;
    }

    private static Case Open(string number = "CS-1") => Case.Open(
        new CaseOpening(new CaseId(new SeededIds().Next()), number, "O-SHENLAN", "terminal does not start", CasePriority.High)
        {
            AssetKey = "POS-T1-00012",
            EntitlementKey = "Gold",
            ReopenWindow = Duration.FromHours(48),
        }, "cc1", Now).Value;

    private static Case Resolved(string number = "CS-1")
    {
        Case resolved = Open(number);
        Assert.True(resolved.Resolve("PSU replaced", 0, "sv1", Now).IsSuccess);
        return resolved;
    }
}
