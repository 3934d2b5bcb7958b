using BenchmarkDotNet.Attributes;
using Crm.Domain;
using Crm.Primitives;
using NodaTime;

namespace Crm.Benchmarks.Domain;

/// <summary>One trigger of an order: taken, refused by a guard, refused by its state; and a consent decision over twenty records.</summary>
[MemoryDiagnoser]
public class LifeCycleBenchmarks
{
    private readonly OrderGuards _good = new() { Lines = 1, BillTo = "O-1", CreditOk = true };
    private readonly OrderGuards _noCredit = new() { Lines = 1, BillTo = "O-1" };
    private readonly ConsentLedger _ledger = new(Guid.Empty, "P-1");
    private readonly Instant _now = Instant.FromUtc(2026, 3, 18, 1, 0);

    [GlobalSetup]
    public void Setup()
    {
        for (int i = 0; i < 20; i++)
            _ledger.Give(new(i % 2 == 0 ? "Marketing" : "Service", i % 3 == 0 ? "Email" : null), "form", "web", _now - Duration.FromDays(i));
    }

    [Benchmark(Baseline = true)]
    public TransitionStatus Taken() => LifeCycles.Order.TryFire(OrderState.Draft, "Confirm", _good, static (g, guard) => g.IsMet(guard)).Status;

    [Benchmark]
    public TransitionStatus GuardFailed() => LifeCycles.Order.TryFire(OrderState.Draft, "Confirm", _noCredit, static (g, guard) => g.IsMet(guard)).Status;

    [Benchmark]
    public TransitionStatus InvalidTransition() => LifeCycles.Order.TryFire(OrderState.Completed, "Confirm", _good, static (g, guard) => g.IsMet(guard)).Status;

    [Benchmark]
    public bool RefusalAsResult() => LifeCycles.Order.Fire(OrderState.Draft, "Confirm", _noCredit.IsMet).IsSuccess;

    [Benchmark]
    public ConsentReason Consent() => _ledger.Evaluate(new("Marketing", "Email", _now), ConsentPolicy.Strict).Reason;
}
