using Crm.Domain;
using Crm.Persistence.EfCore;
using Crm.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Crm.SampleHost.Scenario.Domain;

/// <summary>Turns a lead into a customer, with an opportunity and a household if the step asks for them.</summary>
public sealed class ConvertCommand : IScenarioCommand
{
    /// <inheritdoc/>
    public string Name => "Convert";

    /// <inheritdoc/>
    public string? Subject => "lead";

    /// <inheritdoc/>
    public IReadOnlyList<string> Reads => ["party", "organisation", "opportunity", "household", "household/id", "household/members", "household/relation", "dedupeDecision", "closeDate"];

    /// <inheritdoc/>
    public async Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        Result<Lead> found = await context.Db.LeadAsync(context.KeyOf("lead") ?? throw new ParameterException("lead is missing."), cancellationToken);
        if (!found.IsSuccess) return found.ToResult();
        Lead lead = found.Value;
        LeadState before = lead.State;
        Result done = await ConvertAsync(context, lead, cancellationToken);
        // A failure anywhere rolls the whole conversion back: the lead is what it was.
        context.Report("lead", done.IsSuccess ? lead.State : before);
        return done;
    }

    private static async Task<Result> ConvertAsync(StepContext context, Lead lead, CancellationToken cancellationToken)
    {
        Parameters p = context.Params;
        DedupeDecision decision = Enum.TryParse(p.TextOrNull("dedupeDecision"), out DedupeDecision decided) ? decided : DedupeDecision.Undecided;
        Result<ConvertedLead> converted = lead.Convert(new(decision)
        {
            Person = lead.PersonName is null ? null : await ReferenceAsync(context, "party", decision, cancellationToken),
            Organisation = lead.OrganisationName is null ? null : await ReferenceAsync(context, lead.PersonName is null ? "party" : "organisation", decision, cancellationToken),
            OpportunityNumber = p.TextOrNull("opportunity"),
        }, context.Actor.Text, context.At);
        if (!converted.IsSuccess) return converted.ToResult();

        List<string> created = [.. converted.Value.NewParties.Select(static party => party.Number)];
        context.Db.CrmSet<Party>().AddRange(converted.Value.NewParties);
        if (converted.Value.Employment is PartyRelationship employment) context.Db.CrmSet<PartyRelationship>().Add(employment);
        context.Report("engagementsMoved", converted.Value.Engagements.Count);
        context.Report("consentsCopied", await CopyConsentsAsync(context, lead, cancellationToken));
        foreach (CampaignTouch touch in await context.Db.CrmSet<CampaignTouch>().Where(t => t.SubjectKey == lead.Number).ToListAsync(cancellationToken))
        {
            context.Db.CrmSet<CampaignTouch>().Remove(touch);
            context.Db.CrmSet<CampaignTouch>().Add(touch with { Id = context.NewId(), SubjectKey = lead.ConvertedTo! });
        }

        Result opened = OpenOpportunity(context, lead, created);
        if (!opened.IsSuccess) return opened;
        await context.Db.SaveChangesAsync(cancellationToken);
        Result household = await FormHouseholdAsync(context, created, cancellationToken);
        if (!household.IsSuccess) return household;
        context.Report("created", created);
        context.TouchTimeline(lead.Number);
        context.MoveTimeline(lead.Number, lead.ConvertedTo!);
        return Result.Success();
    }

    private static async Task<PartyReference?> ReferenceAsync(StepContext context, string parameter, DedupeDecision decision, CancellationToken cancellationToken)
    {
        if (context.Params.TextOrNull(parameter) is not string number) return null;
        if (decision != DedupeDecision.LinkExisting) return new PartyReference(new(context.NewId()), number);
        Result<Party> existing = await context.Db.PartyAsync(number, cancellationToken);
        return existing.IsSuccess ? existing.Value.Reference : null;
    }

    private static async Task<int> CopyConsentsAsync(StepContext context, Lead lead, CancellationToken cancellationToken)
    {
        if (await context.Db.LedgerOrNullAsync(lead.Number, cancellationToken) is not ConsentLedger said) return 0;
        return said.CopyTo(await context.LedgerAsync(lead.ConvertedTo!, cancellationToken), context.Actor.Text, context.At);
    }

    private static Result OpenOpportunity(StepContext context, Lead lead, List<string> created)
    {
        if (lead.OpportunityNumber is not string number) return Result.Success();
        Result<Opportunity> opportunity = Opportunity.Open(
            new(new(context.NewId()), number, lead.ConvertedTo, lead.OwnerKey ?? context.Actor.Id, context.Setup.BaseCurrency, context.Setup.Zone,
                context.Params.DateOrNull("closeDate")), context.World.Pipeline(), context.Actor.Text, context.At);
        if (!opportunity.IsSuccess) return opportunity.ToResult();
        context.Db.CrmSet<Opportunity>().Add(opportunity.Value);
        context.SpeakOf("opportunity", number);
        created.Add(number);
        return Result.Success();
    }

    private static async Task<Result> FormHouseholdAsync(StepContext context, List<string> created, CancellationToken cancellationToken)
    {
        if (context.Params.NestedOrNull("household") is not { } wish) return Result.Success();
        List<PartyReference> members = [];
        foreach (string member in wish.Texts("members"))
        {
            Result<Party> party = await context.Db.PartyAsync(member, cancellationToken);
            if (!party.IsSuccess) return party.ToResult();
            members.Add(party.Value.Reference);
        }

        RelationshipKind? among = wish.TextOrNull("relation") switch
        {
            null => null,
            "Spouse" => RelationshipKind.Spouse,
            string other => new(other.ToLowerInvariant(), other, other),
        };
        Result<Household> household = Household.Form(new(new(context.NewId()), wish.Text("id")), null, members, among, context.Actor.Text, context.At);
        if (!household.IsSuccess) return household.ToResult();
        context.Db.CrmSet<Party>().Add(household.Value.Party);
        context.Db.CrmSet<PartyRelationship>().AddRange(household.Value.Relationships);
        created.Add(household.Value.Party.Number);
        return Result.Success();
    }
}
