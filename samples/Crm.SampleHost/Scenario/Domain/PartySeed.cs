using Crm.Domain;
using Crm.Persistence.EfCore;
using Crm.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Crm.SampleHost.Scenario.Domain;

/// <summary>The parties and campaigns that exist before the first step.</summary>
public sealed class PartySeed : IScenarioSeed
{
    /// <inheritdoc/>
    public async Task SeedAsync(StepContext context, CancellationToken cancellationToken)
    {
        foreach (PartySetup setup in context.Setup.Parties)
        {
            if (!Enum.TryParse(setup.Kind, ignoreCase: true, out PartyKind kind))
                throw new ParameterException($"setup/parties has the kind '{setup.Kind}', which is not person, organisation or household.");
            Party party = Made(Party.Register(kind, new(new(context.NewId()), setup.Id), setup.Name, [], context.Actor.Text, context.At));
            context.Db.CrmSet<Party>().Add(party);
        }

        foreach (string campaign in context.Setup.Campaigns)
            context.Db.CrmSet<Campaign>().Add(Made(Campaign.Create(new(new(context.NewId()), campaign, campaign), context.Actor.Text, context.At)));

        await context.Db.SaveChangesAsync(cancellationToken);
        Dictionary<string, Party> parties = await context.Db.CrmSet<Party>().ToDictionaryAsync(static p => p.Number, cancellationToken);
        Dictionary<PartyId, Party> byId = parties.Values.ToDictionary(static p => p.Id);
        foreach (PartySetup setup in context.Setup.Parties)
        {
            if (setup.Parent is string parent && parties.TryGetValue(parent, out Party? above))
            {
                Result placed = parties[setup.Id].PlaceBelow(above, id => byId[id].Parent, context.Actor.Text, context.At);
                if (!placed.IsSuccess) throw new ParameterException($"setup: {placed}");
            }

            if (setup.Organisation is string organisation && parties.TryGetValue(organisation, out Party? firm))
                context.Db.CrmSet<PartyRelationship>().Add(PartyRelationship.Between(parties[setup.Id].Reference, RelationshipKind.Employment, firm.Reference, context.At));
        }
    }

    private static T Made<T>(Result<T> result) => result.IsSuccess ? result.Value : throw new ParameterException($"setup: {result}");
}
