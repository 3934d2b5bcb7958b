namespace Crm.Sla;

/// <summary>The deadlines of timers: what a host stores whenever it has evaluated a case.</summary>
public static class TimerDeadlines
{
    /// <summary>The kind of a breach.</summary>
    public const string Breach = "breach";

    /// <summary>The deadlines that a timer has from now on: its thresholds that are still to come, and its breach.</summary>
    /// <param name="status">Where the timer stands. A timer that is paused, over or broken on attachment has none.</param>
    public static IReadOnlyList<Deadline> Of(SlaStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        if (status.Stage != TimerStage.Running) return [];
        List<Deadline> deadlines = [];
        foreach (ThresholdStatus threshold in status.Thresholds)
            if (threshold is { IsReached: false, At: NodaTime.Instant at } && !deadlines.Exists(d => d.Kind == threshold.Threshold.ToString()))
                deadlines.Add(new Deadline(threshold.Threshold.ToString(), at));
        if (status.BreachesAt is NodaTime.Instant breach) deadlines.Add(new Deadline(Breach, breach));
        return deadlines;
    }

    /// <summary>The key of a timer in a store: the case, the metric and the cycle.</summary>
    /// <param name="caseKey">The key of the case.</param>
    /// <param name="timer">The timer.</param>
    public static string KeyOf(string caseKey, CaseTimer timer)
    {
        ArgumentNullException.ThrowIfNull(timer);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{caseKey}/{timer.Metric}/{timer.Cycle}");
    }
}
