using Crm.Primitives;

namespace Crm.Commission;

/// <summary>Clawbacks.</summary>
public static class Reversals
{
    /// <summary>Computes what is taken back when a credit of a period is cancelled after all were credited.</summary>
    /// <param name="engine">The plan.</param>
    /// <param name="measure">Whose, when, against which quota.</param>
    /// <param name="credits">All credits of the period, the cancelled one among them.</param>
    /// <param name="creditId">The cancelled credit.</param>
    /// <param name="policy">What is taken back.</param>
    /// <returns>
    /// The clawback, the problems of <see cref="CommissionEngine.Calculate"/>, or not found. For a telescoped marginal curve
    /// <see cref="ReversalPolicy.AtCurrentPosition"/> and <see cref="ReversalPolicy.Replay"/> take back the same.
    /// </returns>
    public static Result<Reversal> Reverse(
        this CommissionEngine engine, PayeeMeasure measure, IReadOnlyList<Credit> credits, string creditId, ReversalPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(credits);
        Credit? cancelled = credits.FirstOrDefault(c => c.Id == creditId);
        if (cancelled is null) return Result.NotFound($"There is no credit '{creditId}' among the {credits.Count} given.");
        return engine.Calculate(measure, credits).Bind(statement => policy switch
        {
            ReversalPolicy.AtOriginalRate => AtOriginalRate(engine, statement, creditId),
            ReversalPolicy.AtCurrentPosition => Difference(engine, measure, [.. credits, AtTheEnd(credits, cancelled)], statement, creditId, policy),
            ReversalPolicy.Replay => Difference(engine, measure, [.. credits.Where(c => c.Id != creditId)], statement, creditId, policy),
            _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, "The policy is one of the three of ReversalPolicy."),
        });
    }

    private static Result<Reversal> AtOriginalRate(CommissionEngine engine, Statement statement, string creditId)
    {
        // The minimum was a courtesy of the line, not an earning of the curve: it is not asked back.
        decimal earned = statement.Lines.Where(l => l.Credit.Id == creditId)
            .SelectMany(static l => l.Parts).Where(static p => p.Kind != CurvePartKind.Minimum).Sum(static p => p.Amount);
        return new Reversal(ReversalPolicy.AtOriginalRate, creditId, new Money(-earned, engine.Currency), []);
    }

    private static Credit AtTheEnd(IReadOnlyList<Credit> credits, Credit cancelled)
    {
        Credit last = credits.OrderBy(static c => c.Date).ThenBy(static c => c.Sequence).Last();
        return cancelled with { Id = cancelled.Id + "/reversed", Date = last.Date, Sequence = last.Sequence + 1, Amount = -cancelled.Amount };
    }

    private static Result<Reversal> Difference(
        CommissionEngine engine, PayeeMeasure measure, Credit[] credits, Statement before, string creditId, ReversalPolicy policy) =>
        engine.Calculate(measure, credits).Map(after =>
            new Reversal(policy, creditId, after.Total - before.Total, policy == ReversalPolicy.Replay ? after.Lines : []));
}
