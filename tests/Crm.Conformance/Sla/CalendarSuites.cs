using System.Text.Json;
using Crm.Sla;
using NodaTime;

namespace Crm.Conformance.Sla;

/// <summary>Between, add, subtract and is-open on calendars; the three suites share one form. Exact to the second, as the files state.</summary>
public abstract class CalendarSuite : VectorSuite
{
    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach ((string name, JsonElement row) in file.Rows()) cases.Case(name, () => Run(file, row));
    }

    private static void Run(VectorFile file, JsonElement row)
    {
        BusinessCalendar calendar = SlaVectors.Calendar(file, row.GetProperty("calendar"));
        Instant from = SlaVectors.At(row.GetProperty("from"));
        switch (row.GetProperty("op").GetString())
        {
            case "between":
                Instant to = SlaVectors.At(row.GetProperty("to"));
                Expect.Equal(SlaVectors.Seconds(row.GetProperty("expectedSeconds")), calendar.Between(from, to), "between");
                if (row.TryGetProperty("intervals", out JsonElement intervals))
                    Expect.SequenceEqual(intervals.EnumerateArray().Select(static i => new Interval(SlaVectors.At(i[0]), SlaVectors.At(i[1]))), calendar.Intervals(from, to), "intervals");
                break;
            case "add":
                Check(row, policy => calendar.Add(from, SlaVectors.Seconds(row.GetProperty("seconds")), policy));
                break;
            case "subtract":
                Check(row, policy => calendar.Subtract(from, SlaVectors.Seconds(row.GetProperty("seconds")), policy));
                break;
            case "isOpen":
                Expect.Equal(row.GetProperty("expected").GetBoolean(), calendar.IsOpen(from), "isOpen");
                break;
            case string op:
                throw new FormatException($"there is no operation '{op}'");
        }
    }

    private static void Check(JsonElement row, Func<BoundaryPolicy, Moment> answer)
    {
        Expect.Equal(SlaVectors.AtOrNull(row, "expectedEarliest"), answer(BoundaryPolicy.Earliest).ToNullable(), "earliest");
        Expect.Equal(SlaVectors.AtOrNull(row, "expectedLatest"), answer(BoundaryPolicy.Latest).ToNullable(), "latest");
    }
}

public sealed class CalendarArithmeticSuite : CalendarSuite
{
    public override string Name => "sla/calendar_arithmetic";
}

public sealed class DstEdgesSuite : CalendarSuite
{
    public override string Name => "sla/dst_edges";
}

public sealed class PeerDocumentedSuite : CalendarSuite
{
    public override string Name => "sla/peer_documented";
}
