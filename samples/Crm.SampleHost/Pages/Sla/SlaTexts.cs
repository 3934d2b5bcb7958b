using System.Globalization;
using Crm.Sla;
using NodaTime;
using NodaTime.Text;

namespace Crm.SampleHost.Pages.Sla;

/// <summary>How promises are written on the pages; the script of the clocks writes lengths in the same way.</summary>
internal static class SlaTexts
{
    private static readonly LocalDateTimePattern Moment = LocalDateTimePattern.CreateWithInvariantCulture("ddd d MMM HH:mm");
    private static readonly LocalDateTimePattern Time = LocalDateTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("ddd uuuu-MM-dd");
    private static readonly DurationPattern Hours = DurationPattern.CreateWithInvariantCulture("-H:mm:ss");

    public static string When(Instant at, DateTimeZone zone) => Moment.Format(at.InZone(zone).LocalDateTime);

    public static string Iso(Instant at) => InstantPattern.ExtendedIso.Format(at);

    public static string Date(LocalDate date) => Day.Format(date);

    public static string Length(Duration length) => Hours.Format(Duration.FromSeconds((long)length.TotalSeconds));

    public static string Window(LedgerLine line, DateTimeZone zone)
    {
        LocalDateTime to = line.To.InZone(zone).LocalDateTime;
        string end = to.TimeOfDay == LocalTime.Midnight && to.Date > line.Date ? "24:00" : Time.Format(to);
        return $"{Time.Format(line.From.InZone(zone).LocalDateTime)}-{end}";
    }

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>What is left, or by how much it is over, as the clock shows it.</summary>
    public static string Left(SlaStatus status) =>
        status.Remaining >= Duration.Zero ? Length(status.Remaining) + " left" : Length(-status.Remaining) + " over";

    public static string Metric(SlaMetric metric) => metric switch
    {
        SlaMetric.FirstReplyTime => "First reply",
        SlaMetric.NextReplyTime => "Next reply",
        SlaMetric.PeriodicUpdate => "Update",
        SlaMetric.PausableUpdate => "Update",
        SlaMetric.RequesterWaitTime => "Customer's wait",
        SlaMetric.AgentWorkTime => "Solution",
        _ => "Solution, all in all",
    };

    public static string Event(SlaEvent what) => what.Kind switch
    {
        SlaEventKind.Attached => "promised",
        SlaEventKind.Paused => "clock stopped",
        SlaEventKind.Resumed => "clock goes on",
        SlaEventKind.Retargeted => "another target",
        SlaEventKind.CalendarChanged => "another calendar",
        SlaEventKind.ThresholdReached => "threshold reached",
        SlaEventKind.Breached => "broken",
        SlaEventKind.Fulfilled => "done",
        SlaEventKind.Reopened => "open again",
        SlaEventKind.Reset => "begun anew",
        _ => "no longer holds",
    };

    public static string State(CaseTimer timer, DateTimeZone zone) => timer.Status switch
    {
        { Stage: TimerStage.Cancelled } => "cancelled",
        { Stage: TimerStage.Fulfilled, IsBreached: false } => "kept",
        { Stage: TimerStage.Fulfilled } => "done, but too late",
        { BreachedAt: Instant since } => $"broken since {When(since, zone)}",
        { PausedSince: Instant paused } => $"paused since {When(paused, zone)}",
        { DueAt: Instant due } => $"due {When(due, zone)}",
        _ => "no due date",
    };

    public static string Css(SlaStatus status) => status switch
    {
        { IsBreached: true } => "failed",
        { Stage: TimerStage.Paused or TimerStage.Cancelled } => "notbuilt",
        _ => "passed",
    };
}
