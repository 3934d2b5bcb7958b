using Crm.Primitives;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Crm.Commission.Tests;

public sealed class CommissionPlanJsonTests
{
    [Fact]
    public void Json_AnyPlan_ComesBackAsItWas() =>
        Law.Holds(
            from curve in Given.Curves
            from cap in Gen.Elements<decimal?>(null, 100.50m)
            select CommissionPlan.Simple("plan", Given.Cny, "revenue", curve, RoundingMode.HalfEven) with { Cap = cap },
            static plan => CommissionPlan.Json.Read(CommissionPlan.Json.Write(plan)).Value.Equals(plan), 300);

    [Fact]
    public void Json_OnePlan_IsReadable() =>
        Assert.Equal(
            """{"schemaVersion":1,"id":"sellers","currency":"CNY","components":[{"id":"revenue","creditType":"revenue","curve":{"kind":"flat","rate":"0.1"}}],"roundingStep":"0.01","roundingMode":"halfEven","lineRounding":"telescoping"}""",
            CommissionPlan.Json.Write(CommissionPlan.Simple("sellers", Given.Cny, "revenue", new FlatCurve(0.1m), RoundingMode.HalfEven)));

    [Fact]
    public void Json_UnknownMemberAndWrongType_AreBothReportedWithTheirPlace()
    {
        string json = CommissionPlan.Json.Write(CommissionPlan.Simple("sellers", Given.Cny, "revenue", new FlatCurve(0.1m), RoundingMode.HalfEven))
            .Replace("\"rate\":\"0.1\"", "\"rate\":true,\"speed\":1", StringComparison.Ordinal);
        Assert.Equal(["/components/0/curve/rate", "/components/0/curve/speed"], CommissionPlan.Json.Read(json).ValidationErrors.Select(static e => e.Identifier!).Order());
    }
}
