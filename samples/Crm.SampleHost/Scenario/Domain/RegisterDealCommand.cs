using Crm.Domain;
using Crm.Persistence.EfCore;
using Crm.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Crm.SampleHost.Scenario.Domain;

/// <summary>A partner registers a deal: the customer, if we do not have it, the opportunity, and the days of protection.</summary>
public sealed class RegisterDealCommand : IScenarioCommand
{
    /// <inheritdoc/>
    public string Name => "RegisterDeal";

    /// <inheritdoc/>
    public IReadOnlyList<string> Reads => ["partner", "organisation", "name", "parent", "opportunity", "touches", "closeDate"];

    /// <inheritdoc/>
    public async Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        Parameters p = context.Params;
        string partner = p.TextOrNull("partner") ?? context.Actor.Id;
        string number = p.Text("opportunity");
        int days = context.Setup.PartnerProtectionDays ?? throw new ParameterException("setup/partnerProtectionDays is missing.");
        Result<Party> organisation = await OrganisationAsync(context, p.Text("organisation"), cancellationToken);
        if (!organisation.IsSuccess) return organisation.ToResult();
        string customer = organisation.Value.Number;

        List<DealRegistration> others = await context.Db.CrmSet<DealRegistration>().Where(d => d.OrganisationKey == customer).ToListAsync(cancellationToken);
        Result<DealRegistration> registration = DealRegistration.Register(
            new(new(context.NewId()), partner, customer, number, context.Setup.Zone), days, others, context.Actor.Text, context.At);
        if (!registration.IsSuccess) return registration.ToResult();
        Result<Opportunity> opportunity = Opportunity.Open(
            new(new(context.NewId()), number, customer, partner, context.Setup.BaseCurrency, context.Setup.Zone, p.DateOrNull("closeDate"))
            {
                PartnerKey = partner,
                PartnerProtectedUntil = registration.Value.ProtectedUntil,
            }, context.World.Pipeline(), context.Actor.Text, context.At);
        if (!opportunity.IsSuccess) return opportunity.ToResult();
        context.Db.CrmSet<DealRegistration>().Add(registration.Value);
        context.Db.CrmSet<Opportunity>().Add(opportunity.Value);
        int ordinal = 0;
        foreach (string campaign in p.Texts("touches"))
            context.Db.CrmSet<CampaignTouch>().Add(new(context.NewId(), number, campaign, "", context.At, ordinal++));

        context.SpeakOf("opportunity", number);
        context.Report("opportunity", $"{opportunity.Value.State}/{opportunity.Value.StageKey}");
        context.Report("probability", opportunity.Value.Probability);
        context.Report("partnerProtectedUntil", registration.Value.ProtectedUntil);
        context.TouchTimeline(customer);
        return Result.Success();
    }

    private static async Task<Result<Party>> OrganisationAsync(StepContext context, string number, CancellationToken cancellationToken)
    {
        string name = context.Params.TextOrNull("name") ?? number;
        string? parent = context.Params.TextOrNull("parent");
        Result<Party> known = await context.Db.PartyAsync(number, cancellationToken);
        if (known.IsSuccess) return known;
        Result<Party> made = Party.Register(PartyKind.Organisation, new(new(context.NewId()), number), name, [], context.Actor.Text, context.At);
        if (!made.IsSuccess) return made;
        context.Db.CrmSet<Party>().Add(made.Value);
        if (parent is not null)
        {
            Result<Party> above = await context.Db.PartyAsync(parent, cancellationToken);
            if (!above.IsSuccess) return above;
            // A new organisation is above nobody, so no chain can lead back to it.
            Result placed = made.Value.PlaceBelow(above.Value, static _ => null, context.Actor.Text, context.At);
            if (!placed.IsSuccess) return placed;
        }

        foreach (PartySetup setup in context.Setup.Parties.Where(s => s.Organisation == number))
        {
            Result<Party> person = await context.Db.PartyAsync(setup.Id, cancellationToken);
            if (person.IsSuccess)
                context.Db.CrmSet<PartyRelationship>().Add(PartyRelationship.Between(person.Value.Reference, RelationshipKind.Employment, made.Value.Reference, context.At));
        }

        return made;
    }
}
