using Crm.Domain;
using Crm.Sla;
using NodaTime;

namespace Crm.SampleHost.Pages.Sla;

/// <summary>Cases that nobody had, one for each state that a clock can be in: the scenario alone would make a short queue. They are not stored.</summary>
internal static class ExampleCases
{
    private const string Agent = "agent";

    public static IEnumerable<Case> Of(string plan, BusinessCalendar calendar, Instant now)
    {
        yield return Example(1, "reply due in twenty minutes", CasePriority.High, plan, Ago(100));
        yield return Example(2, "reply overdue", CasePriority.Critical, plan, Ago(150));
        yield return With(Example(3, "answered, most of the time used", CasePriority.Normal, plan, Ago(840)), c => c.Reply("on it", Agent, Ago(800)));
        yield return With(Example(4, "waiting for the customer", CasePriority.Normal, plan, Ago(300)), c => c.RequestInfo("which version?", Agent, Ago(200)));
        yield return With(Example(5, "answered in time, solved too late", CasePriority.Low, plan, Ago(1_500)), c => c.Reply("on it", Agent, Ago(1_450)), c => c.Resolve("replaced", 0, Agent, Ago(30)));
        yield return Example(6, "just opened", CasePriority.Normal, plan, Ago(1));

        Instant Ago(int businessMinutes) => calendar.Subtract(now, Duration.FromMinutes(businessMinutes)).Instant;
    }

    private static Case Example(int number, string subject, CasePriority priority, string plan, Instant at) =>
        Case.Open(new CaseOpening(new CaseId(new Guid(number, 0, 0, new byte[8])), $"EXAMPLE-{number}", "example", subject, priority) { EntitlementKey = plan }, Agent, at).Value;

    private static Case With(Case item, params IEnumerable<Func<Case, Crm.Primitives.Result>> steps)
    {
        foreach (Func<Case, Crm.Primitives.Result> step in steps)
            if (step(item) is { IsSuccess: false } refused) throw new InvalidOperationException(refused.ToString());
        return item;
    }
}
