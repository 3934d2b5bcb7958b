using BenchmarkDotNet.Running;
using Crm.Benchmarks.Pricing;
using Crm.Benchmarks.Sla;

// Measurements that are no benchmarks of one operation: memory of ten million timers, rates over a real database, peers side by side.
switch (args)
{
    case ["wheel", ..]:
        WheelMeasurement.Run();
        break;
    case ["calendars", ..]:
        CalendarMeasurement.Run();
        break;
    case ["recalculation", ..]:
        RecalculationMeasurement.Run();
        break;
    case ["firing", string database, .. string[] rest]:
        await FiringMeasurement.RunAsync(database, rest);
        break;
    case ["peers", "sla-calendars", ..]:
        CalendarPeers.Run();
        break;
    case ["peers", "sla-firing", ..]:
        await FiringPeers.RunAsync();
        break;
    case ["peers", "pricing", string folder]:
        PricingPeers.Run(folder);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
