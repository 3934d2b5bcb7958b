using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Crm.Sla;

/// <summary>Opening hours as people write them: from a wall-clock time, included, to a wall-clock time, not included.</summary>
/// <param name="Open">When it opens.</param>
/// <param name="Close">When it closes. Not after <paramref name="Open"/> means on the next day, so midnight as closing time is 24:00 and
/// 22:00 to 06:00 is a night shift of the day on which it opens. Equal times mean a whole day.</param>
[JsonConverter(typeof(LocalTimeWindowJsonConverter))]
public readonly record struct LocalTimeWindow(LocalTime Open, LocalTime Close)
{
    private const string EndOfDay = "24:00";
    private static readonly LocalTimePattern Pattern = LocalTimePattern.CreateWithInvariantCulture("HH:mm:ss.FFFFFFFFF");
    private static readonly LocalTimePattern ShortPattern = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>The whole day, 00:00 to 24:00.</summary>
    public static LocalTimeWindow WholeDay => default;

    /// <summary>True if it closes on the day after it opened (24:00 counts as the same day).</summary>
    public bool CrossesMidnight => Close <= Open && Close != LocalTime.Midnight;

    internal long OpenTicks => Open.TickOfDay;

    /// <summary>How long it lasts on the wall clock; the real length differs on a night when the clocks change.</summary>
    internal long LengthTicks => Close > Open ? Close.TickOfDay - Open.TickOfDay : Close.TickOfDay - Open.TickOfDay + NodaConstants.TicksPerDay;

    /// <summary>Reads two times such as <c>09:00</c> and <c>17:30</c>; seconds may follow, and <c>24:00</c> is the end of the day.</summary>
    /// <param name="open">When it opens.</param>
    /// <param name="close">When it closes.</param>
    /// <exception cref="FormatException">One of them is no time of day.</exception>
    public static LocalTimeWindow Parse(string open, string close) =>
        new(ParseTime(open).GetValueOrThrow(), close == EndOfDay ? LocalTime.Midnight : ParseTime(close).GetValueOrThrow());

    /// <summary>Reads hours as one text, such as <c>09:00-17:30</c>: the form of <see cref="ToString"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="window">The hours.</param>
    /// <returns>False if the text has another form.</returns>
    public static bool TryParse(string text, out LocalTimeWindow window)
    {
        ArgumentNullException.ThrowIfNull(text);
        window = default;
        int dash = text.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0 || !ParseTime(text[..dash]).TryGetValue(default, out LocalTime open)) return false;
        LocalTime close = LocalTime.Midnight;
        if (text[(dash + 1)..] != EndOfDay && !ParseTime(text[(dash + 1)..]).TryGetValue(default, out close)) return false;
        window = new LocalTimeWindow(open, close);
        return true;
    }

    /// <summary>The window as <c>09:00-17:00</c>; the end of the day is <c>24:00</c>.</summary>
    public override string ToString() => $"{Format(Open)}-{(Close == LocalTime.Midnight ? EndOfDay : Format(Close))}";

    private static ParseResult<LocalTime> ParseTime(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        ParseResult<LocalTime> parsed = ShortPattern.Parse(text);
        return parsed.Success ? parsed : Pattern.Parse(text);
    }

    private static string Format(LocalTime time) =>
        time.NanosecondOfDay % NodaConstants.NanosecondsPerMinute == 0 ? ShortPattern.Format(time) : Pattern.Format(time);
}
