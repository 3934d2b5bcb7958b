using System.Text.RegularExpressions;
using Crm.Domain;
using Crm.Persistence.EfCore;
using Crm.Primitives;
using Crm.SampleHost.Scenario.Domain;
using NodaTime;
using NodaTime.Text;

namespace Crm.SampleHost.Scenario.Sales;

/// <summary>Opens an opportunity; the actor owns it.</summary>
public sealed class OpenOpportunityCommand : IScenarioCommand
{
    /// <inheritdoc/>
    public string Name => "OpenOpportunity";

    /// <inheritdoc/>
    public Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        Parameters p = context.Params;
        Currency currency = p.CurrencyOr("currency", context.Setup.BaseCurrency);
        string number = p.Text("opportunity");
        Result<Opportunity> opened = Opportunity.Open(
            new(new(context.NewId()), number, p.TextOrNull("organisation") ?? p.TextOrNull("party"), context.Actor.Id, context.Setup.BaseCurrency,
                p.ZoneOr("zone", context.Setup.Zone), p.DateOrNull("closeDate"))
            {
                StageKey = p.TextOrNull("stage"),
                Amount = p.NumberOrNull("amount") is decimal amount ? new Money(amount, currency) : null,
                Rate = context.RateFor(currency),
            }, context.World.Pipeline(), context.Actor.Id, context.At);
        if (!opened.IsSuccess) return Task.FromResult(opened.ToResult());
        Opportunity opportunity = opened.Value;
        context.Db.CrmSet<Opportunity>().Add(opportunity);
        context.SpeakOf("opportunity", number);
        context.Report("opportunity", $"{opportunity.State}/{opportunity.StageKey}");
        context.Report("probability", opportunity.Probability);
        if (opportunity.BaseAmount is Money worth) context.Report("baseAmount", worth);
        if (opportunity.CustomerKey is string customer) context.TouchTimeline(customer);
        return Task.FromResult(Result.Success());
    }
}

/// <summary>A command that changes one opportunity.</summary>
public abstract class OpportunityCommand : IScenarioCommand
{
    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public virtual string? Subject => "opportunity";

    /// <inheritdoc/>
    public virtual IReadOnlyList<string> Reads => ["opportunity"];

    /// <inheritdoc/>
    public async Task<Result> RunAsync(StepContext context, CancellationToken cancellationToken)
    {
        Result<Opportunity> found = await context.OpportunityAsync(cancellationToken);
        if (!found.IsSuccess) return found.ToResult();
        Opportunity opportunity = found.Value;
        Result changed = Change(opportunity, context);
        context.Report("state", opportunity.State);
        if (!changed.IsSuccess) return changed;
        context.Report("probability", SalesRecords.Plain(opportunity.Probability));
        context.Report("forecastCategory", opportunity.Category);
        if (opportunity.CustomerKey is string customer) context.TouchTimeline(customer);
        return changed;
    }

    /// <summary>Changes it.</summary>
    /// <param name="opportunity">The opportunity.</param>
    /// <param name="context">Who, when, and the parameters.</param>
    protected abstract Result Change(Opportunity opportunity, StepContext context);
}

/// <summary>Says who works on a deal, who gets how much credit, and who plays a part at the customer.</summary>
public sealed class SetTeamAndSplitCommand : OpportunityCommand
{
    /// <inheritdoc/>
    public override string Name => "SetTeamAndSplit";

    /// <inheritdoc/>
    protected override Result Change(Opportunity opportunity, StepContext context)
    {
        ArgumentNullException.ThrowIfNull(opportunity);
        ArgumentNullException.ThrowIfNull(context);
        IReadOnlyList<string> team = context.Params.Texts("team");
        ContactRole[] contacts = [.. context.Params.NestedList("contacts").Select(static c =>
            new ContactRole(c.Text("id"), c.Text("role"), c.TextOrNull("influence") ?? ""))];
        Result<CreditSplit> split = CreditSplit.Of([.. context.Params.TextMap("split").Select(static s =>
            new SplitShare(s.Key, decimal.Parse(s.Value, System.Globalization.CultureInfo.InvariantCulture)))]);
        if (!split.IsSuccess) return split.ToResult();
        Result changed = opportunity.SetSplit(split.Value, context.Actor.Id, context.At);
        if (changed.IsSuccess && team.Count > 0) changed = opportunity.SetTeam(team, context.Actor.Id, context.At);
        if (changed.IsSuccess && contacts.Length > 0) changed = opportunity.SetContacts(contacts, context.Actor.Id, context.At);
        context.Report("splitTotal", SalesRecords.Plain(opportunity.Split.Sum(static s => s.Percent)));
        return changed;
    }
}

/// <summary>Moves a deal to a stage, with a new worth if the step names one.</summary>
public sealed class MoveStageCommand : OpportunityCommand
{
    /// <inheritdoc/>
    public override string Name => "MoveStage";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Reads => ["opportunity", "to", "amount", "currency", "probability"];

    /// <inheritdoc/>
    protected override Result Change(Opportunity opportunity, StepContext context)
    {
        ArgumentNullException.ThrowIfNull(opportunity);
        ArgumentNullException.ThrowIfNull(context);
        string stage = context.Params.Text("to");
        if (context.Params.NumberOrNull("amount") is decimal amount)
        {
            Currency currency = context.Params.CurrencyOr("currency", opportunity.Amount?.Currency ?? context.Setup.BaseCurrency);
            Result worth = opportunity.SetAmount(new Money(amount, currency), context.RateFor(currency), context.Actor.Id, context.At);
            if (!worth.IsSuccess) return worth;
        }

        return opportunity.MoveStage(context.World.Pipeline(), stage, context.Actor.Id, context.At, context.Params.NumberOrNull("probability"));
    }
}

/// <summary>Wins a deal; its worth in the base currency is locked.</summary>
public sealed partial class WinCommand : OpportunityCommand
{
    /// <inheritdoc/>
    public override string Name => "Win";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Reads => ["opportunity", "amount", "rate", "rate/rate", "rate/date"];

    /// <inheritdoc/>
    protected override Result Change(Opportunity opportunity, StepContext context)
    {
        ArgumentNullException.ThrowIfNull(opportunity);
        ArgumentNullException.ThrowIfNull(context);
        Currency currency = opportunity.Amount?.Currency ?? context.Setup.BaseCurrency;
        Money? amount = context.Params.NumberOrNull("amount") is decimal named ? new Money(named, currency) : null;
        Result won = opportunity.Win(context.Actor.Id, context.At, amount, context.RateFor(currency));
        if (!won.IsSuccess) return won;
        context.Report("lockedBaseAmount", opportunity.BaseAmount!.Value);
        // The question is in the key: what would the worth be at another rate of another day?
        foreach (string question in context.Asked)
        {
            if (RateQuestion().Match(question) is { Success: true } match)
            {
                DatedRate other = new(decimal.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), LocalDatePattern.Iso.Parse(match.Groups[2].Value).Value);
                context.Report(question, opportunity.BaseAmountAt(other)!.Value);
            }
        }

        return won;
    }

    [GeneratedRegex("^afterRateMoves ([0-9.]+) on ([0-9]{4}-[0-9]{2}-[0-9]{2})$")]
    private static partial Regex RateQuestion();
}

/// <summary>Gives a deal up.</summary>
public sealed class LoseCommand : OpportunityCommand
{
    /// <inheritdoc/>
    public override string Name => "Lose";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Reads => ["opportunity", "reason", "competitor"];

    /// <inheritdoc/>
    protected override Result Change(Opportunity opportunity, StepContext context) => opportunity.Lose(
        context.Params.TextOrNull("reason") ?? context.Params.TextOrNull("lostReason"), context.Actor.Id, context.At, context.Params.TextOrNull("competitor"));
}

/// <summary>Sets a deal aside.</summary>
public sealed class HoldOpportunityCommand : OpportunityCommand
{
    /// <inheritdoc/>
    public override string Name => "Hold";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Reads => ["opportunity", "reason"];

    /// <inheritdoc/>
    protected override Result Change(Opportunity opportunity, StepContext context) =>
        opportunity.Hold(context.Params.TextOrNull("reason"), context.Actor.Id, context.At);
}

/// <summary>Takes a deal up again.</summary>
public sealed class ResumeOpportunityCommand : OpportunityCommand
{
    /// <inheritdoc/>
    public override string Name => "Resume";

    /// <inheritdoc/>
    protected override Result Change(Opportunity opportunity, StepContext context) => opportunity.Resume(context.Actor.Id, context.At);
}

/// <summary>Opens a closed deal again.</summary>
public sealed class ReopenOpportunityCommand : OpportunityCommand
{
    /// <inheritdoc/>
    public override string Name => "Reopen";

    /// <inheritdoc/>
    protected override Result Change(Opportunity opportunity, StepContext context) =>
        opportunity.Reopen(context.World.Pipeline(), context.Actor.Id, context.At);
}
