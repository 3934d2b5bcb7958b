using Crm.SampleHost.Scenario;
using NodaTime;
using NodaTime.Text;

namespace Crm.SampleHost.Pages;

/// <summary>How steps are written on the pages.</summary>
internal static class StepTexts
{
    private static readonly LocalDateTimePattern Minute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    public static string When(Instant at, DateTimeZone zone) => Minute.Format(at.InZone(zone).LocalDateTime);

    public static string Words(Verdict verdict) => verdict switch
    {
        Verdict.Passed => "passed",
        Verdict.Failed => "failed",
        _ => "not built yet",
    };

    public static string Css(Verdict verdict) => verdict switch
    {
        Verdict.Passed => "passed",
        Verdict.Failed => "failed",
        _ => "notbuilt",
    };
}
