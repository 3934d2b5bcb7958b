using Crm.Primitives;
using Xunit;

namespace Crm.Domain.Tests;

public sealed class TableTests
{
    /// <summary>Every machine with its guards, none of whose facts is given.</summary>
    private static readonly Dictionary<string, Func<string, bool>> Guards = new()
    {
        ["Booking"] = new BookingGuards().IsMet,
        ["Campaign"] = new CampaignGuards().IsMet,
        ["Case"] = new CaseGuards().IsMet,
        ["Contract"] = new ContractGuards().IsMet,
        ["Entitlement"] = new EntitlementGuards().IsMet,
        ["Invoice"] = new InvoiceGuards().IsMet,
        ["KnowledgeArticle"] = new KnowledgeArticleGuards().IsMet,
        ["Lead"] = new LeadGuards().IsMet,
        ["Opportunity"] = new OpportunityGuards().IsMet,
        ["Order"] = new OrderGuards().IsMet,
        ["ReturnAuthorization"] = new ReturnAuthorizationGuards().IsMet,
        ["Task"] = new TaskGuards().IsMet,
        ["WorkOrder"] = new WorkOrderGuards().IsMet,
    };

    public static TheoryData<string> Machines() => [.. LifeCycles.Definitions.Select(static d => d.Name)];

    [Fact]
    public void Definitions_All_AreThirteenInOrder() =>
        Assert.Equal(Guards.Keys.Order(StringComparer.Ordinal), LifeCycles.Definitions.Select(static d => d.Name));

    [Theory]
    [MemberData(nameof(Machines))]
    public void Table_ReadBackFromJson_CompilesWithoutRemark(string name)
    {
        StateMachineDefinition definition = LifeCycles.Definitions.Single(d => d.Name == name);
        StateMachine<string> machine = StateMachine.Compile(StateMachineDefinition.FromJson(definition.ToJson()).Value).Value;

        Assert.Equal(definition, machine.Definition);
        Assert.Empty(machine.Diagnostics);
    }

    [Theory]
    [MemberData(nameof(Machines))]
    public void Guards_OfEveryRow_AreKnown(string name)
    {
        foreach (string guard in LifeCycles.Definitions.Single(d => d.Name == name).Transitions.SelectMany(static t => t.Guards))
            _ = Guards[name](guard);
        Assert.Throws<ArgumentOutOfRangeException>(() => Guards[name]("no such guard"));
    }

    [Fact]
    public void Fire_WonOpportunity_CannotBeLostButReopened()
    {
        OpportunityGuards facts = new() { LostReason = "price" };

        Assert.Equal(StateErrors.InvalidTransition, LifeCycles.Opportunity.Fire(OpportunityState.Won, "Lose", facts.IsMet).ValidationErrors[0].ErrorCode);
        Assert.Equal(OpportunityState.Open, LifeCycles.Opportunity.Fire(OpportunityState.Won, "Reopen").Value.To);
    }

    [Theory]
    [InlineData(" ", false)]
    [InlineData("no answer", true)]
    public void Guard_BlankReason_CountsAsMissing(string reason, bool met) => Assert.Equal(met, new LeadGuards { Reason = reason }.IsMet("reason!=null"));

    [Fact]
    public void Guard_ApproverIsSubmitter_IsNotMet()
    {
        Assert.False(new ContractGuards { Submitter = "rep1", Approver = "rep1" }.IsMet("approver!=submitter"));
        Assert.False(new ContractGuards { Submitter = "rep1" }.IsMet("approver!=submitter"));
        Assert.True(new ContractGuards { Submitter = "rep1", Approver = "head" }.IsMet("approver!=submitter"));
    }
}
