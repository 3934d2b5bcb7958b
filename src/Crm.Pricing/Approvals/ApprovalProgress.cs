using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>An approval under way: a fold over decisions. Immutable; every decision gives the next value.</summary>
/// <remarks>
/// The chains of the plan run side by side, the steps of a chain one after the other. A decision counts in every step that waits for the
/// person, or for somebody who delegated to the person, once a seat. One refusal ends it. Nobody decides on what they submitted.
/// </remarks>
public sealed record ApprovalProgress
{
    private readonly ApprovalMatrix _matrix;
    private readonly IReadOnlyList<(int Step, IReadOnlyList<string> Agreed)> _chains;

    private ApprovalProgress(ApprovalMatrix matrix, ApprovalPlan plan, string submitter, IReadOnlyList<(int, IReadOnlyList<string>)> chains, IReadOnlyList<ApprovalDecision> decisions, bool rejected)
    {
        _matrix = matrix;
        _chains = chains;
        Plan = plan;
        Submitter = submitter;
        Decisions = decisions;
        Status = rejected ? ApprovalStatus.Rejected
            : chains.Zip(plan.Required, static (chain, required) => chain.Item1 >= required.Rule.Chain.Count).All(static done => done) ? ApprovalStatus.Approved
            : ApprovalStatus.Pending;
    }

    /// <summary>What is needed.</summary>
    public ApprovalPlan Plan { get; }

    /// <summary>Who submitted the quote.</summary>
    public string Submitter { get; }

    /// <summary>What was decided, in order.</summary>
    public IReadOnlyList<ApprovalDecision> Decisions { get; }

    /// <summary>How far it has come. A plan that needs nobody is approved at once.</summary>
    public ApprovalStatus Status { get; }

    /// <summary>Who is waited for now, in ordinal order; the submitter is left out.</summary>
    public IReadOnlyList<string> WaitingFor => Status != ApprovalStatus.Pending ? [] :
        [.. Open().SelectMany(open => open.Step.Approvers.Except(_chains[open.Chain].Agreed, StringComparer.Ordinal)).Where(person => person != Submitter)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Begins an approval.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="plan">What it asked for, or what is left of it after <see cref="ApprovalPlan.Diff"/>.</param>
    /// <param name="submitter">Who submits.</param>
    public static ApprovalProgress Start(ApprovalMatrix matrix, ApprovalPlan plan, string submitter)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(plan);
        return new ApprovalProgress(matrix, plan, submitter, [.. plan.Required.Select(static _ => (0, (IReadOnlyList<string>)[]))], [], rejected: false);
    }

    /// <summary>Takes a decision into account.</summary>
    /// <param name="decision">The decision.</param>
    /// <returns>The next value; or <c>pricing.approval_closed</c>, <c>pricing.approval_self</c>, <c>pricing.approval_comment</c>, <c>pricing.approval_not_asked</c>.</returns>
    public Result<ApprovalProgress> Decide(ApprovalDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        if (Status != ApprovalStatus.Pending) return Refuse("pricing.approval_closed", $"The approval is {Status}: nothing is left to decide.");
        if (decision.Person == Submitter) return Refuse("pricing.approval_self", "Nobody decides on what they submitted: ask somebody else.");
        if (!decision.Agrees && string.IsNullOrWhiteSpace(decision.Comment)) return Refuse("pricing.approval_comment", "Say why it is refused.");
        IReadOnlyList<string> seats = [.. _matrix.ActsFor(decision.Person, decision.Day).Where(seat => seat != Submitter)];
        List<(int Step, IReadOnlyList<string> Agreed)> chains = [.. _chains];
        bool asked = false;
        foreach ((int chain, ApprovalStep step) in Open())
        {
            string[] takes = [.. step.Approvers.Intersect(seats, StringComparer.Ordinal).Except(chains[chain].Agreed, StringComparer.Ordinal)];
            if (takes.Length == 0) continue;
            asked = true;
            IReadOnlyList<string> agreed = [.. chains[chain].Agreed, .. takes];
            chains[chain] = agreed.Count >= step.Quorum ? (chains[chain].Step + 1, []) : (chains[chain].Step, agreed);
        }

        if (!asked) return Refuse("pricing.approval_not_asked", $"{decision.Person} is not waited for: {string.Join(", ", WaitingFor)} can decide.");
        return new ApprovalProgress(_matrix, Plan, Submitter, decision.Agrees ? chains : _chains, [.. Decisions, decision], rejected: !decision.Agrees);
    }

    private IEnumerable<(int Chain, ApprovalStep Step)> Open()
    {
        for (int i = 0; i < _chains.Count; i++)
        {
            IReadOnlyList<ApprovalStep> chain = Plan.Required[i].Rule.Chain;
            if (_chains[i].Step < chain.Count) yield return (i, chain[_chains[i].Step]);
        }
    }

    private static Result Refuse(string code, string message) => Result.Invalid(new ValidationError(null, message, code));
}
