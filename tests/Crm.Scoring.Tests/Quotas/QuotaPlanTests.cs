using Crm.Testing;
using FsCheck.Fluent;
using Xunit;

namespace Crm.Scoring.Tests.Quotas;

public sealed class QuotaPlanTests
{
    [Fact]
    public void Assign_NobodyGetsMoreThanTheDay_AndNoLeadGoesTwice() => Law.Holds(
        Gen.Choose(0, 200).Zip(Gen.Choose(0, 3)).ListOf().Zip(Gen.Choose(0, 100).ListOf()),
        static t =>
        {
            QuotaMember[] members = [.. t.Item1.Select(static (m, i) => new QuotaMember($"m{i}", m.Item1, m.Item2) { MinProbability = i % 2 == 0 ? 30 : null })];
            QuotaLead[] leads = [.. t.Item2.Select(static (p, i) => new QuotaLead($"L{i}", p))];
            QuotaAssignment[] plan = [.. QuotaPlan.Assign(members, leads)];
            return plan.DistinctBy(static a => a.LeadId).Count() == plan.Length
                && members.All(m => plan.Count(a => a.MemberId == m.Id) <= m.RemainingToday)
                && plan.All(a => members.Single(m => m.Id == a.MemberId).MinProbability is not decimal least || leads.Single(l => l.Id == a.LeadId).Probability >= least);
        }, cases: 300);

    [Fact]
    public void DailyShare_Negative_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(static () => QuotaPlan.DailyShare(-1));
}
