using Crm.Dedupe;
using Crm.Domain;
using Crm.Persistence.EfCore;
using Crm.Primitives;
using Crm.SampleHost.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.SampleHost.Scenario.Dedupe;

/// <summary>How the sample tells people apart: an address or a telephone number decides, an equal name is worth a look.</summary>
internal static class ContactMatching
{
    public const string Name = "name", Email = "email", Phone = "phone";

    /// <summary>The matcher of the setup.</summary>
    public static RecordMatcher Matcher(this World world) => world.Compiled(static setup =>
    {
        Result<RecordMatcher> compiled = RecordMatcher.Compile(new MatchDefinition
        {
            Name = "contacts",
            PhoneRegion = setup.PhoneRegion,
            Fields = [new RecordField(Name, FieldKind.PersonName), new RecordField(Email, FieldKind.Email), new RecordField(Phone, FieldKind.Phone)],
            Keys = [new MatchKey("emailKey", Email), new MatchKey("phoneE164", Phone)],
            Comparisons = [new FieldComparison(Name, [ComparisonLevel.Exact(8), ComparisonLevel.JaroWinkler(0.94, 4), ComparisonLevel.Else(-4)])],
            Blocks = [new BlockingRule(Name)],
            PossibleWeight = -6,
        });
        return compiled.IsSuccess ? compiled.Value : throw new ParameterException($"setup: {compiled.ValidationErrors[0].ErrorMessage}");
    });

    /// <summary>Everybody who is known: customers, and leads that are still being worked on.</summary>
    public static async Task<DuplicateIndex> KnownAsync(this StepContext context, CancellationToken cancellationToken)
    {
        DuplicateIndex known = new(context.World.Matcher());
        foreach (Lead lead in await OpenLeads(context.Db).ToListAsync(cancellationToken))
            known.Add(Record(lead.Number, lead.PersonName ?? lead.OrganisationName, lead.ContactPoints));
        foreach (Party party in await context.Db.CrmSet<Party>().AsNoTracking().Where(static p => p.MergedInto == null).ToListAsync(cancellationToken))
            known.Add(Record(party.Number, party.Name, party.ContactPoints));
        return known;
    }

    /// <summary>The leads that are not yet customers and not folded into others.</summary>
    public static IQueryable<Lead> OpenLeads(SampleDbContext db) =>
        db.CrmSet<Lead>().AsNoTracking().Where(static l => l.State != LeadState.Converted && l.State != LeadState.Merged);

    private static SourceRecord Record(string number, string? name, IReadOnlyList<ContactPoint> points) =>
        SourceRecord.Of(number, (Name, name), (Email, First(points, ContactPointKind.Email)), (Phone, First(points, ContactPointKind.Phone)));

    private static string? First(IReadOnlyList<ContactPoint> points, ContactPointKind kind) =>
        (points.FirstOrDefault(p => p.Kind == kind && p.IsPrimary) ?? points.FirstOrDefault(p => p.Kind == kind))?.Key;
}
