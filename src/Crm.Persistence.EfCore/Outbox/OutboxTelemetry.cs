using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Crm.Persistence.EfCore;

/// <summary>What a host can watch of the outbox, under the package's name.</summary>
internal static class OutboxTelemetry
{
    internal const string Name = "Crm.Persistence.EfCore";

    internal static readonly ActivitySource Activities = new(Name);

    private static readonly Meter Meter = new(Name);

    internal static readonly Counter<long> Claimed = Meter.CreateCounter<long>("crm.outbox.claimed", "{message}", "Messages handed to a worker.");

    internal static readonly Counter<long> Dispatched = Meter.CreateCounter<long>("crm.outbox.dispatched", "{message}", "Messages marked as sent.");

    internal static readonly Counter<long> Released = Meter.CreateCounter<long>("crm.outbox.released", "{message}", "Messages given back because they could not be sent.");
}
