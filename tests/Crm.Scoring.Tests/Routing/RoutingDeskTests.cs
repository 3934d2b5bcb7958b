using System.Collections.Immutable;
using Crm.Primitives;
using Crm.Testing.Contracts.Scoring;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Crm.Scoring.Tests.Routing;

public sealed class InMemoryRoutingCursorStoreTests : RoutingCursorStoreContract
{
    protected override IRoutingCursorStore NewStore() => new InMemoryRoutingCursorStore();
}

public sealed class RoutingDeskTests
{
    private static readonly ImmutableArray<RoutingCandidate> Team = [new("a") { Queues = ["calls"] }, new("b") { Queues = ["calls"] }];

    [Fact]
    public async Task Assign_ManyAtOnce_TakesNoTurnTwice()
    {
        RoutingDesk desk = new(new InMemoryRoutingCursorStore(), attempts: 1_000);
        Result<RoutingDecision>[] decisions = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() =>
            desk.AssignAsync(RouterTests.Leads, new RouterTests.Work("B"), RoutingDemand.One, Team, CancellationToken.None))));
        Assert.Equal((32, 32), (decisions.Count(static d => d.Value.CandidateId == "a"), decisions.Count(static d => d.Value.CandidateId == "b")));
    }

    [Fact]
    public async Task Assign_AlwaysTooLate_IsAConflict()
    {
        Result<RoutingDecision> decision = await new RoutingDesk(new NeverSaves(), attempts: 3)
            .AssignAsync(RouterTests.Leads, new RouterTests.Work("B"), RoutingDemand.One, Team, CancellationToken.None);
        Assert.Equal(ResultStatus.Conflict, decision.Status);
    }

    [Fact]
    public void AddCrmScoring_HostHasItsOwnStore_KeepsIt()
    {
        NeverSaves own = new();
        using ServiceProvider provider = new ServiceCollection().AddSingleton<IRoutingCursorStore>(own).AddCrmScoring().AddCrmScoring().BuildServiceProvider();
        Assert.Same(own, provider.GetRequiredService<IRoutingCursorStore>());
        Assert.NotNull(provider.GetRequiredService<RoutingDesk>());
    }

    [Fact]
    public void AddCrmScoring_WrongOptions_AreRefusedAtStart()
    {
        using ServiceProvider provider = new ServiceCollection().AddCrmScoring(static o => o.RoutingAttempts = 0).BuildServiceProvider();
        Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());
    }

    private sealed class NeverSaves : IRoutingCursorStore
    {
        public Task<RoutingCursor> GetAsync(string key, CancellationToken cancellationToken) => Task.FromResult(RoutingCursor.Start(key));

        public Task<bool> TrySaveAsync(RoutingCursor cursor, CancellationToken cancellationToken) => Task.FromResult(false);
    }
}
