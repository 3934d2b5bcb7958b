using Crm.Domain;
using Crm.Persistence.EfCore;
using Crm.Primitives;

namespace Crm.SampleHost.Scenario.Domain;

/// <summary>Somebody registers in the portal.</summary>
public sealed class RegisterPersonCommand : IScenarioCommand
{
    /// <inheritdoc/>
    public string Name => "RegisterPerson";

    /// <inheritdoc/>
    public IReadOnlyList<string> Reads => ["name", "email", "phone", "consents", "touch"];

    /// <inheritdoc/>
    public async Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        Parameters p = context.Params;
        IContactKeys keys = context.World.ContactKeys();
        List<ContactPoint> points = [];
        foreach ((ContactPointKind kind, string name) in new[] { (ContactPointKind.Email, "email"), (ContactPointKind.Phone, "phone") })
        {
            if (p.TextOrNull(name) is not string value) continue;
            Result<ContactPoint> point = ContactPoint.Of(kind, value, keys);
            if (!point.IsSuccess) return point.ToResult();
            points.Add(point.Value);
        }

        Result<Party> registered = Party.Register(
            PartyKind.Person, new(new(context.NewId()), p.Text("party")), p.Text("name"), points, context.Actor.Text, context.At);
        if (!registered.IsSuccess) return registered.ToResult();
        Party person = registered.Value;
        Result access = person.GrantPortalAccess(context.Actor.Text, context.At);
        if (!access.IsSuccess) return access;
        context.Db.CrmSet<Party>().Add(person);
        Result said = await ConsentsAsync(context, person.Number, cancellationToken);
        if (!said.IsSuccess) return said;
        if (p.NestedOrNull("touch") is { } touch)
            context.Db.CrmSet<CampaignTouch>().Add(new(context.NewId(), person.Number, touch.Text("campaign"), touch.TextOrNull("channel") ?? "", context.At, 0));

        context.Report("emailKey", person.Primary(ContactPointKind.Email)?.Key);
        context.Report("phoneE164", person.Primary(ContactPointKind.Phone)?.Key);
        context.Report("portalUser", person.HasPortalAccess);
        context.TouchTimeline(person.Number);
        return Result.Success();
    }

    private static async Task<Result> ConsentsAsync(StepContext context, string subject, CancellationToken cancellationToken)
    {
        foreach (Parameters consent in context.Params.NestedList("consents"))
        {
            ConsentLedger ledger = await context.LedgerAsync(subject, cancellationToken);
            ConsentStatus status = Enum.TryParse(consent.Text("value"), out ConsentStatus said) ? said
                : throw new ParameterException($"consents/value '{consent.Text("value")}' is neither OptIn nor OptOut.");
            Result appended = ledger.Append(
                new(new(consent.TextOrNull("purpose"), consent.TextOrNull("channel")), status, context.At, context.At, null, "registration"), context.Actor.Text, context.At);
            if (!appended.IsSuccess) return appended;
        }

        return Result.Success();
    }
}
