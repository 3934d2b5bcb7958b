using System.Text.Json;
using Crm.Sla;
using NodaTime;
using NodaTime.Text;

namespace Crm.Conformance.Sla;

/// <summary>Reads the calendars, instants and dates of the sla vector files.</summary>
internal static class SlaVectors
{
    /// <summary>The calendar of a case: an object, the name of one of the file's calendars, or null for always open.</summary>
    internal static BusinessCalendar Calendar(VectorFile file, JsonElement calendar) => calendar.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => BusinessCalendar.AlwaysOpen(),
        JsonValueKind.String => Calendar(file, file.Root.GetProperty("calendars").GetProperty(calendar.GetString()!)),
        _ => BusinessCalendar.Compile(Define(calendar)).Value,
    };

    internal static Instant At(JsonElement text) => InstantPattern.ExtendedIso.Parse(text.GetString()!).Value;

    internal static Instant? AtOrNull(JsonElement row, string member) =>
        row.TryGetProperty(member, out JsonElement value) && value.ValueKind == JsonValueKind.String ? At(value) : null;

    internal static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;

    internal static Duration Seconds(JsonElement number) => Duration.FromTicks(checked((long)(number.GetDecimal() * NodaConstants.TicksPerSecond)));

    internal static IsoDayOfWeek Weekday(string name) => name switch
    {
        "mon" => IsoDayOfWeek.Monday,
        "tue" => IsoDayOfWeek.Tuesday,
        "wed" => IsoDayOfWeek.Wednesday,
        "thu" => IsoDayOfWeek.Thursday,
        "fri" => IsoDayOfWeek.Friday,
        "sat" => IsoDayOfWeek.Saturday,
        "sun" => IsoDayOfWeek.Sunday,
        _ => throw new FormatException($"'{name}' is no weekday"),
    };

    private static BusinessCalendarDefinition Define(JsonElement calendar)
    {
        BusinessCalendarBuilder builder = new("vector", calendar.GetProperty("timeZone").GetString()!);
        foreach (JsonProperty member in calendar.EnumerateObject())
        {
            switch (member.Name)
            {
                case "timeZone":
                    break;
                case "weekly":
                    foreach (JsonProperty day in member.Value.EnumerateObject())
                        foreach (LocalTimeWindow window in Windows(day.Value)) builder.Weekly(Weekday(day.Name), window);
                    break;
                case "holidays":
                    builder.Holidays(member.Value.EnumerateArray().Select(static d => Date(d.GetString()!)));
                    break;
                case "dateOverrides":
                    foreach (JsonProperty date in member.Value.EnumerateObject()) builder.Override(Date(date.Name), [.. Windows(date.Value)]);
                    break;
                case "breaks":
                    foreach (JsonProperty date in member.Value.EnumerateObject())
                        foreach (LocalTimeWindow window in Windows(date.Value)) Close(builder, LocalClosure.On(Date(date.Name), window));
                    break;
                case "closures":
                    foreach (JsonElement closure in member.Value.EnumerateArray())
                        builder.Close(LocalDateTimePattern.ExtendedIso.Parse(closure[0].GetString()!).Value, LocalDateTimePattern.ExtendedIso.Parse(closure[1].GetString()!).Value);
                    break;
                default:
                    throw new FormatException($"a calendar has no member '{member.Name}'");
            }
        }

        return builder.Define();
    }

    private static void Close(BusinessCalendarBuilder builder, LocalClosure closure) => builder.Close(closure.From, closure.To);

    private static IEnumerable<LocalTimeWindow> Windows(JsonElement pairs) =>
        pairs.EnumerateArray().Select(static p => LocalTimeWindow.Parse(p[0].GetString()!, p[1].GetString()!));
}
