using Crm.Domain;
using NodaTime;

Instant now = Instant.FromUtc(2026, 3, 5, 6, 0);
LeadPolicy policy = new(MqlThreshold: 50, RecyclePenalty: 30);
Lead lead = Lead.Capture(new(new(Guid.CreateVersion7(now.ToDateTimeOffset())), "LD-1") { PersonName = "Wang Wei" }, "web", now).Value;
foreach ((string kind, decimal points) in new[] { ("form", 10m), ("webinar", 15m), ("profileFit", 25m) })
{
    lead.RecordEngagement(kind, points, policy, "system", now);
    Console.WriteLine($"{kind}: score {lead.Score}, {lead.State}");
}

Console.WriteLine(lead.Accept(null, "cc1", now).ValidationErrors[0].ErrorMessage);
lead.Accept("cc1", "cc1", now);
Console.WriteLine($"{lead.State}: {string.Join(", ", LifeCycles.Lead.TriggersFrom(lead.State))}");
