using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Crm.Sla;

/// <summary>What a host can watch of the firing, under the package's name.</summary>
internal static class DeadlineTelemetry
{
    internal const string Name = "Crm.Sla";

    internal static readonly ActivitySource Activities = new(Name);

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Done = Meter.CreateCounter<long>("crm.sla.deadlines.done", "{deadline}", "Deadlines that took effect.");

    private static readonly Counter<long> Failed = Meter.CreateCounter<long>("crm.sla.deadlines.failed", "{deadline}", "Effects that failed and are tried again.");

    private static readonly Counter<long> Dead = Meter.CreateCounter<long>("crm.sla.deadlines.dead", "{deadline}", "Deadlines that became dead letters.");

    private static readonly Counter<long> Lost = Meter.CreateCounter<long>("crm.sla.deadlines.lost", "{deadline}", "Claims that ran out or became stale while they were held.");

    private static readonly Counter<long> Reclaimed = Meter.CreateCounter<long>("crm.sla.deadlines.reclaimed", "{deadline}", "Claims of what another claim left behind.");

    private static readonly Histogram<double> Lateness = Meter.CreateHistogram<double>("crm.sla.deadlines.lateness", "s", "From the due instant to the claim.");

    internal static void Claimed(IReadOnlyList<ClaimedDeadline> claimed, NodaTime.Instant now)
    {
        bool measured = Lateness.Enabled;
        int again = 0;
        foreach (ClaimedDeadline deadline in claimed)
        {
            if (deadline.Attempt > deadline.Failures + 1) again++;
            // A retry is late by its policy; that would hide what the scheduler itself is late.
            if (measured && deadline.Attempt == 1) Lateness.Record((now - deadline.DueAt).TotalSeconds);
        }

        if (again > 0) Reclaimed.Add(again);
    }

    internal static void Finished(DeadlineRun run, Activity? activity)
    {
        Done.Add(run.Done);
        if (run.Failed > 0) Failed.Add(run.Failed);
        if (run.Dead > 0) Dead.Add(run.Dead);
        if (run.Lost > 0) Lost.Add(run.Lost);
        activity?.SetTag("crm.sla.done", run.Done).SetTag("crm.sla.failed", run.Failed).SetTag("crm.sla.dead", run.Dead).SetTag("crm.sla.lost", run.Lost);
    }
}
