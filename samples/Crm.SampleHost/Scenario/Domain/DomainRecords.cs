using Crm.Domain;
using Crm.Persistence.EfCore;
using Crm.Primitives;
using Crm.SampleHost.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.SampleHost.Scenario.Domain;

/// <summary>What the commands of the customer model share: finding records by number, and what is compiled from the setup.</summary>
internal static class DomainRecords
{
    /// <summary>The lead of a number.</summary>
    public static async Task<Result<Lead>> LeadAsync(this SampleDbContext db, string number, CancellationToken cancellationToken) =>
        await db.CrmSet<Lead>().SingleOrDefaultAsync(l => l.Number == number, cancellationToken) is Lead lead ? lead : Result.NotFound($"There is no lead {number}.");

    /// <summary>The party of a number.</summary>
    public static async Task<Result<Party>> PartyAsync(this SampleDbContext db, string number, CancellationToken cancellationToken) =>
        await db.CrmSet<Party>().SingleOrDefaultAsync(p => p.Number == number, cancellationToken) is Party party ? party : Result.NotFound($"There is no party {number}.");

    /// <summary>The campaign of a number.</summary>
    public static async Task<Result<Campaign>> CampaignAsync(this SampleDbContext db, string number, CancellationToken cancellationToken) =>
        await db.CrmSet<Campaign>().SingleOrDefaultAsync(c => c.Number == number, cancellationToken) is Campaign campaign
            ? campaign : Result.NotFound($"There is no campaign {number}.");

    /// <summary>What somebody has said about being contacted; null if nothing.</summary>
    public static Task<ConsentLedger?> LedgerOrNullAsync(this SampleDbContext db, string subject, CancellationToken cancellationToken) =>
        db.CrmSet<ConsentLedger>().SingleOrDefaultAsync(l => l.SubjectKey == subject, cancellationToken);

    /// <summary>What somebody has said, begun if nothing was said yet.</summary>
    public static async Task<ConsentLedger> LedgerAsync(this StepContext context, string subject, CancellationToken cancellationToken)
    {
        if (await context.Db.LedgerOrNullAsync(subject, cancellationToken) is ConsentLedger known) return known;
        ConsentLedger ledger = new(context.NewId(), subject);
        context.Db.CrmSet<ConsentLedger>().Add(ledger);
        return ledger;
    }

    /// <summary>The pipeline of the setup.</summary>
    public static Pipeline Pipeline(this World world) => world.Compiled(static setup => Crm.Domain.Pipeline.Compile(new("main",
        [.. setup.Pipeline.Select(static s => new PipelineStage(s.Stage, s.Probability, Enum.Parse<ForecastCategory>(s.Category)))])).Value);

    /// <summary>What the setup says about leads.</summary>
    public static LeadPolicy LeadPolicy(this World world) =>
        world.Compiled(static setup => new LeadPolicy(setup.MqlThreshold ?? throw new ParameterException("setup/mqlThreshold is missing.")));

    /// <summary>The normal keys of contact points.</summary>
    public static IContactKeys ContactKeys(this World world) => world.Compiled(static setup => new DedupeContactKeys(setup.PhoneRegion));
}
