using Crm.Primitives;
using NodaTime;

namespace Crm.Sla.Tests.Conditions;

/// <summary>A record to time: a host's own type, unknown to the library.</summary>
internal sealed record Incident(string? State, string? Priority = null, string? Team = null, Instant? OpenedAt = null, string? Site = null, decimal? Age = null, bool? Vip = null)
{
    internal static readonly FieldMap<Incident> Fields = FieldMap.For<Incident>()
        .Text("state", static i => i.State).Text("priority", static i => i.Priority).Text("team", static i => i.Team)
        .Instant("openedAt", static i => i.OpenedAt).Text("site", static i => i.Site).Number("age", static i => i.Age).Bool("vip", static i => i.Vip).Build();
}
