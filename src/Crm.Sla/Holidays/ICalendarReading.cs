using System.Globalization;
using Crm.Primitives;

namespace Crm.Sla;

/// <summary>What has been read from an iCalendar file so far, and how much more may be.</summary>
internal sealed class ICalendarReading(DefinitionLimits limits)
{
    /// <summary>How long the days of one event may be together, whatever the limits: it must not run into the end of all dates.</summary>
    private const int MostDays = 360_000;

    internal List<ValidationError> Found { get; } = [];

    internal int Errors { get; private set; }

    internal List<HolidayDate> Dates { get; } = [];

    internal List<HolidayRule> Rules { get; } = [];

    /// <summary>True once a limit was exceeded; the rest is not read.</summary>
    internal bool IsFull { get; private set; }

    internal int LongestText => limits.TextLength;

    internal static string Shortened(string text) => text.Length > 40 ? text[..40] + "..." : text;

    internal void Report(int line, string message, string code, Severity severity = Severity.Error)
    {
        if (severity == Severity.Error) Errors++;
        Found.Add(new ValidationError(string.Create(CultureInfo.InvariantCulture, $"/lines/{line}"), message, code, severity));
    }

    /// <summary>Whether there is room for more days and rules; if not, that is reported.</summary>
    internal bool HasRoomFor(int line, int days, int rules)
    {
        if (days <= MostDays && (long)Dates.Count + days <= limits.Expansions && Rules.Count + rules <= limits.Rules) return true;
        IsFull = true;
        Report(line, $"The file has more than {limits.Expansions} days or {limits.Rules} repetitions; split it or raise the limit.", "sla.limit_exceeded");
        return false;
    }
}
