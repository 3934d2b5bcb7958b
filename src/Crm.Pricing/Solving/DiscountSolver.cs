using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>Finds the discount that meets a target, to the smallest step, in exact decimals.</summary>
/// <remarks>
/// <para>The quantities stay as they are, so a volume price that falls when the quantity rises has no say in it: what is searched is monotone
/// in the discount. Monotone means: where no line is a credit, a greater discount never gives a greater net, for every rounding mode and
/// stacking policy, because rounding keeps the order. The total follows the net but for the cents of tax that move between lines when a
/// document discount is spread; the answer therefore looks at some steps beyond the first that misses. Whatever the document, what is
/// returned meets the target, and the step beside it, if there is one, does not.</para>
/// <para>Worked: 3 x 99.90 with 19 % tax are 356.64; the smallest discount for at most 350.00 is 1.87 %: 349.98, while 1.86 % gives 350.01.</para>
/// Pure; as thread-safe as the engine.
/// </remarks>
public static class DiscountSolver
{
    private const int StepsBeyond = 8;

    /// <summary>Looks for the discount.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="request">The document without that discount.</param>
    /// <param name="context">The instant, the currency and the customer.</param>
    /// <param name="question">What is looked for.</param>
    /// <param name="cancellationToken">Stops the search between two pricings.</param>
    /// <returns>
    /// The answer, also where the target is out of reach; or the problems of pricing, <c>pricing.solver_step</c>, <c>pricing.solver_line</c>,
    /// <c>pricing.solver_margin</c> if a margin is asked for and a line has no cost.
    /// </returns>
    public static Result<DiscountAnswer> Solve(PricingEngine engine, QuoteRequest request, PricingContext context, DiscountQuestion question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(question);
        Problems problems = new();
        problems.Require(question.MaxPercent is > 0m and <= 100m && question.StepPercent > 0m && question.StepPercent <= question.MaxPercent && question.MaxPercent <= 1_000_000m * question.StepPercent,
            "/stepPercent", "pricing.solver_step", "The step is greater than 0, the largest discount at most 100 %, with at most a million steps between.");
        HashSet<string> known = new(question.LineIds is null ? [] : request.Lines.Select(static asked => asked.Id), StringComparer.Ordinal);
        foreach (string line in question.LineIds ?? [])
            problems.Require(known.Contains(line), "/lineIds", "pricing.solver_line", $"The document has no line {line}.");
        if (problems.HasErrors) return Result.Invalid(problems.Errors);
        DiscountSearch search = new(engine, request, context, question, cancellationToken);
        return search.Run(StepsBeyond);
    }
}
