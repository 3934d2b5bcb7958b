using Crm.Primitives;
using NodaTime;

namespace Crm.Pricing;

/// <summary>An approval under way: a fold over decisions. Immutable; every decision gives the next value.</summary>
/// <remarks>
/// The chains of the plan run side by side, the steps of a chain one after the other or side by side. A yes counts in every step that then
/// waits for the person, or for somebody for whom the person stands in, once in a step. One refusal ends it. Nobody decides on what they
/// submitted. Laws: approved if and only if every chain agreed; the order of decisions that do not wait for each other does not matter; the
/// same decisions give the same value.
/// </remarks>
public sealed record ApprovalProgress
{
    private ApprovalProgress(ApprovalPlan plan, string submitter, Instant submittedAt, IReadOnlyList<ApprovalChainProgress> chains, IReadOnlyList<ApprovalDecision> decisions, bool rejected)
    {
        Plan = plan;
        Submitter = submitter;
        SubmittedAt = submittedAt;
        Chains = chains;
        Decisions = decisions;
        Status = rejected ? ApprovalStatus.Rejected : chains.All(static chain => chain.IsDone) ? ApprovalStatus.Approved : ApprovalStatus.Pending;
    }

    /// <summary>What is needed.</summary>
    public ApprovalPlan Plan { get; }

    /// <summary>Who submitted the quote.</summary>
    public string Submitter { get; }

    /// <summary>When.</summary>
    public Instant SubmittedAt { get; }

    /// <summary>The chains, in the order of the plan.</summary>
    public IReadOnlyList<ApprovalChainProgress> Chains { get; }

    /// <summary>What was decided, in order.</summary>
    public IReadOnlyList<ApprovalDecision> Decisions { get; }

    /// <summary>How far it has come. A plan that needs nobody is approved at once.</summary>
    public ApprovalStatus Status { get; }

    /// <summary>The rows whose chains agreed completely, with the values they were agreed at. Kept also when another chain refused.</summary>
    public IReadOnlyList<RequiredApproval> Agreed => [.. Chains.Where(static chain => chain.IsDone).Select(static chain => chain.Required with
    {
        AgreedBy = [.. chain.Steps.SelectMany(static step => step.AgreedBy).Select(static decision => decision.Person).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
    })];

    /// <summary>The next instant at which a step escalates; null if none is waiting for that. Ask again after each decision.</summary>
    /// <param name="after">The instant from which on, not included; null for the first of all.</param>
    public Instant? NextEscalation(Instant? after = null) => Status != ApprovalStatus.Pending ? null :
        Open().Select(static step => step.EscalatesAt).Where(at => at is not null && (after is null || at > after)).Min();

    /// <summary>Who is waited for, in ordinal order; the submitter is left out.</summary>
    /// <param name="at">The instant, for steps that have escalated by then; null leaves them out.</param>
    public IReadOnlyList<string> WaitingFor(Instant? at = null) => Status != ApprovalStatus.Pending ? [] :
        [.. Open().SelectMany(step => step.WaitsFor(Submitter, at)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Begins an approval.</summary>
    /// <param name="plan">What the matrix asked for, or what is left of it after <see cref="ApprovalPlan.Diff"/>.</param>
    /// <param name="submitter">Who submits.</param>
    /// <param name="at">When.</param>
    /// <returns>The approval; or <c>pricing.approval_nobody</c> for each step that nobody but the submitter could decide.</returns>
    public static Result<ApprovalProgress> Start(ApprovalPlan plan, string submitter, Instant at)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ValidationError[] stuck = [.. plan.Required.Where(required => !required.Rule.Chain.All(step => step.CanBeMetWithout(submitter))).Select(required =>
            new ValidationError(null, $"The row {required.Rule.Id} has a step that waits for {submitter}, who cannot decide on their own quote: add an approver, or let the step escalate.", "pricing.approval_nobody"))];
        return stuck.Length > 0 ? Result.Invalid(stuck)
            : new ApprovalProgress(plan, submitter, at, [.. plan.Required.Select(required => ApprovalChainProgress.Start(required, at))], [], rejected: false);
    }

    /// <summary>True if a decision of a person would count.</summary>
    /// <param name="decision">The decision.</param>
    public bool IsAsked(ApprovalDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return decision.Person != Submitter && Chains.Any(chain => !ReferenceEquals(chain, chain.After(decision, Submitter)));
    }

    /// <summary>Takes a decision into account.</summary>
    /// <param name="decision">The decision.</param>
    /// <returns>
    /// The next value; or <c>pricing.approval_closed</c>, <c>pricing.approval_self</c>, <c>pricing.approval_comment</c>,
    /// <c>pricing.approval_time</c>, <c>pricing.approval_not_asked</c>.
    /// </returns>
    public Result<ApprovalProgress> Decide(ApprovalDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        if (Status != ApprovalStatus.Pending) return Refuse("pricing.approval_closed", $"The approval is {Status}: nothing is left to decide.");
        if (decision.Person == Submitter) return Refuse("pricing.approval_self", "Nobody decides on what they submitted: ask somebody else.");
        if (!decision.Agrees && string.IsNullOrWhiteSpace(decision.Comment)) return Refuse("pricing.approval_comment", "Say why it is refused.");
        if (decision.At < (Decisions.Count > 0 ? Decisions[^1].At : SubmittedAt)) return Refuse("pricing.approval_time", "Decisions are taken into account in the order of their instants.");
        if (!IsAsked(decision)) return Refuse("pricing.approval_not_asked", $"{decision.Person} is not waited for: {string.Join(", ", WaitingFor(decision.At))} can decide.");
        IReadOnlyList<ApprovalChainProgress> chains = decision.Agrees ? [.. Chains.Select(chain => chain.After(decision, Submitter))] : Chains;
        return new ApprovalProgress(Plan, Submitter, SubmittedAt, chains, [.. Decisions, decision], rejected: !decision.Agrees);
    }

    private IEnumerable<ApprovalStepProgress> Open() => Chains.SelectMany(static chain => chain.Steps).Where(static step => step.IsOpen);

    private static Result Refuse(string code, string message) => Result.Invalid(new ValidationError(null, message, code));
}
