using NodaTime;
using NodaTime.Text;

namespace Crm.Sla;

/// <summary>The one text of durations in causes and thresholds: hours, minutes, seconds and what is finer, exactly.</summary>
internal static class TimerText
{
    private static readonly DurationPattern Pattern = DurationPattern.CreateWithInvariantCulture("-H:mm:ss.FFFFFFFFF");

    internal static string Of(Duration duration) => Pattern.Format(duration);

    internal static bool TryParse(string text, out Duration duration) => Pattern.Parse(text).TryGetValue(default, out duration);
}
