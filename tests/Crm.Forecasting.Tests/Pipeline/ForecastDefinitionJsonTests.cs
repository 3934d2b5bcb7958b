using Xunit;

namespace Crm.Forecasting.Tests;

public sealed class ForecastDefinitionJsonTests
{
    [Fact]
    public void Json_ADefinition_IsReadableAndComesBack()
    {
        ForecastDefinition definition = new("field", "EUR", [new StageForecast("Proposal", 0.5m, ForecastCategory.BestCase)]);
        string json = ForecastDefinition.Json.Write(definition);
        Assert.Equal("""{"schemaVersion":1,"id":"field","currency":"EUR","stages":[{"stage":"Proposal","probability":"0.5","category":"bestCase"}]}""", json);
        Assert.Equal(definition, ForecastDefinition.Json.Read(json).Value);
    }
}
