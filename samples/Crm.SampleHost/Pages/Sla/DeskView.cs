using Crm.Domain;
using Crm.Persistence.EfCore;
using Crm.SampleHost.Data;
using Crm.SampleHost.Scenario.Sla;
using Crm.SampleHost.Web;
using Crm.Sla;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Crm.SampleHost.Pages.Sla;

/// <summary>The service desk at one instant: the cases of the scenario, and a few examples, with their promises as they stood then.</summary>
public sealed class DeskView
{
    private DeskView(Instant asOf, DateTimeZone zone, IReadOnlyList<DeskCase> cases)
    {
        AsOf = asOf;
        Zone = zone;
        Cases = cases;
    }

    /// <summary>The instant that is shown.</summary>
    public Instant AsOf { get; }

    /// <summary>The zone in which times are written.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>Every case that had been opened by then, those first whose promise is, or will be, broken first.</summary>
    public IReadOnlyList<DeskCase> Cases { get; }

    /// <summary>Reads the cases and computes where they stood.</summary>
    /// <param name="played">The scenario.</param>
    /// <param name="at">The instant in ISO 8601; anything else means one hour after a case was last taken up.</param>
    public static async Task<DeskView> ReadAsync(PlayedScenario played, string? at)
    {
        await using SampleDbContext db = played.Database.CreateContext();
        List<Case> cases = await db.CrmSet<Case>().AsNoTracking().ToListAsync();
        ServiceDesk desk = ServiceDesk.Compile(played.File.Setup);
        Instant busy = BusyAt(cases, desk, played.Report.Steps[^1].At);
        Instant asOf = InstantPattern.ExtendedIso.Parse(at ?? "") is { Success: true, Value: Instant asked } && IsNear(asked, busy) ? asked : busy;
        if (played.File.Setup.Sla is { } promise) cases.AddRange(ExampleCases.Of(promise.Plan, desk.Calendar, busy));
        return new DeskView(asOf, played.File.Setup.Zone,
            [.. cases.Where(c => c.Facts[0].At <= asOf).Select(c => new DeskCase(c, desk.Look(c, asOf))).OrderBy(static c => c.Rank).ThenBy(static c => c.Case.Number, StringComparer.Ordinal)]);
    }

    /// <summary>A minute somewhere in history has no desk, and a calendar need not be laid out for it.</summary>
    private static bool IsNear(Instant asked, Instant busy) => asked > busy - Duration.FromDays(366) && asked < busy + Duration.FromDays(366);

    /// <summary>One hour after the last fact that left a clock running, or the end of the scenario if there is none.</summary>
    private static Instant BusyAt(List<Case> cases, ServiceDesk desk, Instant end)
    {
        Instant last = cases.SelectMany(c => c.Facts.Where(f => desk.Look(c, f.At).Timers.Any(static t => t.Status.Stage == TimerStage.Running)).Select(static f => f.At))
            .DefaultIfEmpty(end).Max();
        return last + Duration.FromHours(1);
    }
}

/// <summary>A case with its promises.</summary>
/// <param name="Case">The case.</param>
/// <param name="Sla">Its promises at the instant of the view.</param>
public sealed record DeskCase(Case Case, CaseSla Sla)
{
    /// <summary>The promises whose clock is not at its end.</summary>
    public IEnumerable<CaseTimer> Live => Sla.Timers.Where(static t => t.Status.Stage is TimerStage.Running or TimerStage.Paused);

    /// <summary>First what is broken, longest ago first; then what will be broken, soonest first; then what waits; then what is over.</summary>
    public (int Group, Instant At) Rank => Live.Select(static t => t.Status switch
    {
        { BreachedAt: Instant since } => (0, since),
        { BreachesAt: Instant at } => (1, at),
        { PausedSince: Instant paused } => (2, paused),
        _ => (3, t.Status.StartedAt),
    }).DefaultIfEmpty((4, Case.Facts[^1].At)).Min();
}
