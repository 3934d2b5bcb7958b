using Crm.Domain;
using Crm.Primitives;
using NodaTime;

namespace Crm.Conformance;

/// <summary>Drives the aggregates themselves, for the facts that a case expects to find afterwards.</summary>
internal static class Aggregates
{
    private static readonly Instant At = Instant.FromUtc(2026, 6, 15, 8, 0);
    private static readonly LeadPolicy NoThreshold = new(1_000_000);

    /// <summary>The state and the facts afterwards; null where there is no code.</summary>
    internal static (string State, IReadOnlyDictionary<string, object?> Facts)? Play(string machine, string state, string trigger, Given given) => machine switch
    {
        "Lead" => Play(Enum.Parse<LeadState>(state), trigger, given),
        "Opportunity" => Play(Enum.Parse<OpportunityState>(state), trigger, given),
        _ => null,
    };

    private static (string, IReadOnlyDictionary<string, object?>)? Play(LeadState state, string trigger, Given g)
    {
        Lead lead = Lead.Capture(new(new(Guid.Empty), "L") { PersonName = g.Text("p", "personName") ?? "", OrganisationName = g.Text(null, "organisationName") }, "a", At).Value;
        if (state is LeadState.MarketingQualified or LeadState.Working or LeadState.Qualified) Done(lead.Accept("first owner", "a", At));
        if (state == LeadState.MarketingQualified)
        {
            lead = Lead.Capture(new(new(Guid.Empty), "L") { PersonName = "p" }, "a", At).Value;
            Done(lead.SetScore(1, new(1), "a", At));
            Done(lead.Assign("first owner", null, "a", At));
        }

        if (state == LeadState.Qualified) Done(lead.Qualify(true, "a", At));
        if (state == LeadState.Nurturing) Done(lead.Nurture("a", At));
        if (lead.State != state) return null;
        Done(lead.SetScore(g.Number(lead.Score, "score"), NoThreshold, "a", At));

        Dictionary<string, object?> facts = [];
        Result result;
        switch (trigger)
        {
            case "Recycle":
                result = lead.Recycle(new(g.Text("r", "reason"), g.Date(null, "nurtureUntil"), g.Number(0, "recyclePenalty", "penalty")), NoThreshold, "a", At);
                break;
            case "Convert":
                DedupeDecision decision = g.Member<DedupeDecision>(DedupeDecision.CreateNew, "dedupeDecision") ?? DedupeDecision.Undecided;
                Result<ConvertedLead> converted = lead.Convert(
                    new(decision) { Person = new(new(new Guid(1, 0, 0, new byte[8])), "P"), Organisation = new(new(new Guid(2, 0, 0, new byte[8])), "O") }, "a", At);
                result = converted.ToResult();
                facts["newOrganisations"] = converted.HasValue ? converted.Value.NewParties.Count(static p => p.Kind == PartyKind.Organisation) : 0;
                facts["newPersons"] = converted.HasValue ? converted.Value.NewParties.Count(static p => p.Kind == PartyKind.Person) : 0;
                break;
            case "Accept":
                result = lead.Accept(g.Text("u", "owner"), "a", At);
                break;
            default:
                return null;
        }

        facts["score"] = lead.Score;
        facts["owner"] = lead.OwnerKey;
        facts["nurtureUntil"] = lead.NurtureUntil;
        return (Answer(result, lead.State.ToString()), facts);
    }

    private static (string, IReadOnlyDictionary<string, object?>)? Play(OpportunityState state, string trigger, Given g)
    {
        Pipeline pipeline = Pipeline.Compile(new("main",
        [
            new(g.Text("Proposal", "lastOpenStage", "stage") ?? "Proposal", g.Number(50, "stageProbability", "probability"), ForecastCategory.Pipeline),
            new("Next", 60, ForecastCategory.Pipeline),
        ])).Value;
        Currency currency = CurrencyTable.None;
        Opportunity deal = Opportunity.Open(new(new(Guid.Empty), "OP", g.Text("c", "customer"), "rep", currency, g.Zone(), null)
        {
            Amount = new Money(g.Number(10, "amount"), currency),
        }, pipeline, "a", At).Value;
        Instant now = g.Moment(At, "at", "now") ?? At;
        if (state == OpportunityState.OnHold) Done(deal.Hold("r", "a", At));
        if (state == OpportunityState.Won) Done(deal.Win("a", At));
        if (state == OpportunityState.Lost) Done(deal.Lose("r", "a", At));
        Result? result = trigger switch
        {
            "Reopen" => deal.Reopen(pipeline, "a", now),
            "Win" => deal.Win("a", now),
            "Lose" => deal.Lose(g.Text("l", "lostReason"), "a", now),
            "Hold" => deal.Hold(g.Text("r", "reason"), "a", now),
            "Resume" => deal.Resume("a", now),
            _ => null,
        };
        return result is not Result done ? null : (Answer(done, deal.State.ToString()), new Dictionary<string, object?>
        {
            ["probability"] = deal.Probability,
            ["actualCloseDate"] = deal.ActualCloseDate,
            ["stage"] = deal.StageKey,
        });
    }

    private static void Done(Result result) => Expect.True(result.IsSuccess, "a start state that can be reached", result.ToString());

    private static string Answer(Result result, string state) =>
        result.IsSuccess ? state : result.ValidationErrors[0].ErrorCode == StateErrors.InvalidTransition ? "InvalidTransition" : "GuardFailed";
}
