using System.Globalization;
using System.Text.Json;
using Crm.Sla;
using NodaTime;

namespace Crm.Conformance.Sla;

/// <summary>Easter, and the sets kept for countries: each holds at least the days on which two old libraries agree.</summary>
public sealed class HolidaysSuite : VectorSuite
{
    public override string Name => "sla/holidays";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string year, JsonElement date) in file.Rows("easter"))
            cases.Case("easter " + year, () => Expect.Equal(SlaVectors.Date(date.GetString()!), EasterHoliday.EasterSunday(int.Parse(year, CultureInfo.InvariantCulture))));
        foreach ((string country, JsonElement years) in file.Rows("countries"))
            foreach (JsonProperty year in years.EnumerateObject())
                cases.Case($"{country} {year.Name}", () => Check(country, int.Parse(year.Name, CultureInfo.InvariantCulture), year.Value));
    }

    private static void Check(string country, int year, JsonElement row)
    {
        HolidaySet? set = CountryHolidays.Find(country);
        Expect.True(set is not null, $"a set for {country}", "none");
        HashSet<LocalDate> known = [.. set!.Between(new LocalDate(year, 1, 1), new LocalDate(year, 12, 31)).Select(static h => h.Date)];
        LocalDate[] missing = [.. row.GetProperty("agreed").EnumerateArray().Select(static d => SlaVectors.Date(d.GetString()!)).Where(d => !known.Contains(d))];
        Expect.SequenceEqual([], missing, "agreed days that the set lacks");
    }
}
