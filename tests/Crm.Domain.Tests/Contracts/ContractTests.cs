using Crm.Primitives;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace Crm.Domain.Tests.Contracts;

public sealed class ContractTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 5, 18, 7, 0);

    [Theory]
    [InlineData("2026-06-01", 36, "2029-05-31")]
    [InlineData("2026-05-25", 12, "2027-05-24")]
    [InlineData("2026-01-31", 1, "2026-02-27")]
    [InlineData("2024-02-29", 12, "2025-02-27")]
    public void LastDay_FirstDayPlusMonthsMinusOne(string first, int months, string last) =>
        Assert.Equal(Date(last), MonthTerm.LastDay(Date(first), months));

    [Fact]
    public void Sign_ApprovedContract_WaitsForItsFirstDay()
    {
        Contract contract = Signed();

        Assert.Equal((ContractState.Signed, (LocalDate?)Date("2029-05-31"), "P-CFO"), (contract.State, contract.EndDate, contract.SignedBy));
        Assert.Equal(["today(zone)>=startDate"], StateErrors.UnmetGuards(contract.Start("clock", Now).ValidationErrors));
    }

    [Fact]
    public void Approve_ByTheSubmitter_FailsItsGuard()
    {
        Contract contract = Draft();
        Assert.True(contract.Submit("rep1", Now).IsSuccess);

        Assert.Equal(["approver!=submitter"], StateErrors.UnmetGuards(contract.Approve("rep1", Now).ValidationErrors));
        Assert.Equal(["comment!=null"], StateErrors.UnmetGuards(contract.Reject(null, "head", Now).ValidationErrors));
        Assert.True(contract.Reject("wrong term", "head", Now).IsSuccess);
        Assert.Null(contract.SubmitterKey);
    }

    [Fact]
    public void Submit_WithoutFirstDay_FailsItsGuards()
    {
        Contract contract = Draft(d => d with { Start = null });
        Assert.Equal(["startDate!=null", "endDate>=startDate"], StateErrors.UnmetGuards(contract.Submit("rep1", Now).ValidationErrors));
        Assert.True(contract.SetTerm(Date("2026-07-01"), 12, "rep1", Now).IsSuccess);
        Assert.True(contract.Submit("rep1", Now).IsSuccess);
        Assert.Equal(StateErrors.NotEditable, Assert.Single(contract.SetTerm(Date("2026-08-01"), 12, "rep1", Now).ValidationErrors).ErrorCode);
    }

    [Fact]
    public void RunDue_FirstInstantOfTheFirstDay_StartsOnce()
    {
        Contract contract = Signed();
        Instant first = Instant.FromUtc(2026, 5, 31, 16, 0);

        Assert.Empty(ContractClock.RunDue([contract], "clock", first - Duration.FromTicks(1)));
        Assert.Equal([new ContractFiring("CT-1", "Start", first, first)], ContractClock.RunDue([contract], "clock", first));
        Assert.Empty(ContractClock.RunDue([contract], "clock", first));
        Assert.True(contract.Covers(Date("2026-06-01")));
    }

    [Fact]
    public void RunDue_MidnightSkipped_StartsAtTheFirstInstantThereIs()
    {
        Contract contract = Signed(d => d with { Start = Date("2026-03-29"), Zone = DateTimeZoneProviders.Tzdb["Asia/Beirut"] });

        Assert.Equal(Instant.FromUtc(2026, 3, 28, 22, 0), Assert.Single(ContractClock.RunDue([contract], "clock", Now)).DueAt);
    }

    [Fact]
    public void RunDue_AfterALongDowntime_CatchesUpInOrder()
    {
        Contract renewing = Signed(), ending = Signed(d => d with { Number = "CT-2", AutoRenew = false });
        Instant late = Instant.FromUtc(2031, 7, 1, 0, 0);

        IReadOnlyList<ContractFiring> fired = ContractClock.RunDue([renewing, ending], "clock", late);

        Assert.Equal(["CT-1 Start", "CT-2 Start", "CT-1 AutoRenew", "CT-2 Expire", "CT-1 AutoRenew", "CT-1 AutoRenew"],
            fired.Select(f => f.ContractNumber + " " + f.Trigger));
        Assert.All(fired, f => Assert.Equal(late, f.FiredAt));
        Assert.Equal((3, (LocalDate?)Date("2032-05-31"), ContractState.Active), (renewing.RenewalCount, renewing.EndDate, renewing.State));
        Assert.Equal(ContractState.Expired, ending.State);
    }

    [Fact]
    public void GiveNotice_LetsItExpireInsteadOfRenew()
    {
        Contract contract = Signed();
        ContractClock.RunDue([contract], "clock", Instant.FromUtc(2026, 6, 2, 0, 0));
        Assert.True(contract.GiveNotice("P-CFO", Now).IsSuccess);

        Assert.Equal("Expire", Assert.Single(ContractClock.RunDue([contract], "clock", Instant.FromUtc(2029, 6, 1, 0, 0))).Trigger);
        Assert.Equal(StateErrors.InvalidTransition, Assert.Single(contract.GiveNotice("P", Now).ValidationErrors).ErrorCode);
        Assert.Equal(["successor contract exists"], StateErrors.UnmetGuards(contract.Renew(" ", "rep1", Now).ValidationErrors));
        Assert.True(contract.Renew("CT-9", "rep1", Now).IsSuccess);
    }

    [Fact]
    public void SuspendResumeTerminate_KeepReasonAndDate()
    {
        Contract contract = Signed();
        ContractClock.RunDue([contract], "clock", Instant.FromUtc(2026, 6, 2, 0, 0));
        Assert.True(contract.Suspend("unpaid", "finance", Now).IsSuccess);
        Assert.Null(ContractClock.NextFor(contract));
        Assert.Equal(["today(zone)<=endDate"], StateErrors.UnmetGuards(contract.Resume("finance", Instant.FromUtc(2030, 1, 1, 0, 0)).ValidationErrors));
        Assert.True(contract.Resume("finance", Now).IsSuccess);
        Assert.Null(contract.Reason);
        Assert.Equal(["reason!=null", "effectiveDate!=null"], StateErrors.UnmetGuards(contract.Terminate(null, null, "head", Now).ValidationErrors));
        Assert.True(contract.Terminate("insolvency", Date("2026-09-30"), "head", Now).IsSuccess);
        Assert.Equal(Date("2026-09-30"), contract.TerminatedFrom);
    }

    [Fact]
    public void Draft_EverythingWrong_IsReportedAtOnce() =>
        Assert.Equal(["contracts.number", "contracts.party", "contracts.term", "contracts.term"],
            Contract.Draft(new ContractDraft(default, "", "", null, 0, DateTimeZone.Utc) { AutoRenewMonths = 1201 }, "a", Now).ValidationErrors.Select(e => e.ErrorCode));

    [Fact]
    public void AutoRenew_AnyStartAndTerm_NeverDriftsFromTheFirstDay()
    {
        Gen<(int Day, int Term, int Renew, int Times)> cases =
            from day in Gen.Choose(0, 1_500)
            from term in Gen.Choose(1, 40)
            from renew in Gen.Choose(1, 14)
            from times in Gen.Choose(0, 12)
            select (day, term, renew, times);
        Law.Holds(cases, c =>
        {
            LocalDate start = Date("2024-01-01").PlusDays(c.Day);
            Contract contract = Signed(d => d with { Start = start, TermMonths = c.Term, AutoRenewMonths = c.Renew, Zone = DateTimeZone.Utc });
            LocalDate wanted = MonthTerm.LastDay(start, c.Term + (c.Times * c.Renew));
            ContractClock.RunDue([contract], "clock", ClockTrigger.StartsAt(wanted, DateTimeZone.Utc));
            return contract.EndDate == wanted && contract.RenewalCount == c.Times;
        }, 300);
    }

    private static LocalDate Date(string iso) => NodaTime.Text.LocalDatePattern.Iso.Parse(iso).Value;

    private static Contract Draft(Func<ContractDraft, ContractDraft>? change = null)
    {
        ContractDraft draft = new(new ContractId(new SeededIds().Next()), "CT-1", "O-SHENLAN", Date("2026-06-01"), 36, DateTimeZoneProviders.Tzdb["Asia/Shanghai"])
        {
            AutoRenew = true,
            AutoRenewMonths = 12,
        };
        return Contract.Draft(change is null ? draft : change(draft), "rep1", Now).Value;
    }

    private static Contract Signed(Func<ContractDraft, ContractDraft>? change = null)
    {
        Contract contract = Draft(change);
        Assert.True(contract.Submit("rep1", Now).IsSuccess);
        Assert.True(contract.Approve("head", Now).IsSuccess);
        Assert.True(contract.Sign("P-CFO", Date("2026-05-18"), "ops", Now).IsSuccess);
        return contract;
    }
}
