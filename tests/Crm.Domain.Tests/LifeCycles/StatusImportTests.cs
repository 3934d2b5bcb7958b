using Crm.Primitives;
using Xunit;

namespace Crm.Domain.Tests;

public sealed class StatusImportTests
{
    [Theory]
    [InlineData("Dynamics/CDM", "Lead", "Open(0)/Contacted(2)", "Working")]
    [InlineData("Dynamics/CDM", "Lead", "Open/Contacted", "Working")]
    [InlineData("Dynamics/CDM", "Order", "Invoiced(4)", "Completed when fulfilment is Full, else Confirmed with billing Full")]
    [InlineData("EspoCRM", "Campaign", "Inactive", "Suspended")]
    [InlineData("Zammad", "ticket", "pending close", "Resolved with auto close at pending time")]
    public void Find_KnownStatus_SaysWhatItMeansHere(string product, string entity, string value, string meaning) =>
        Assert.Equal(meaning, StatusImport.Find(product, entity, value).Value.ToString());

    [Fact]
    public void Find_UnknownStatus_IsNotGuessed() => Assert.Equal(ResultStatus.NotFound, StatusImport.Find("EspoCRM", "Lead", "Sleeping").Status);

    [Fact]
    public void Rows_All_NameStatesThatExist()
    {
        Dictionary<string, HashSet<string>> states = LifeCycles.Definitions.ToDictionary(
            static d => d.Name, static d => d.States.Select(static s => s.Name).ToHashSet());
        foreach (StatusRow row in DynamicsStatuses.Rows.Concat(EspoStatuses.Rows).Concat(OtherStatuses.Rows).Where(static r => r.Status.Machine != "Quote"))
            Assert.Contains(row.Status.State, states[row.Status.Machine]);
    }
}
