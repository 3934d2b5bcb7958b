using System.Collections.Immutable;
using System.Globalization;
using Crm.Primitives;

namespace Crm.Commission;

/// <summary>Computes commissions by one compiled plan.</summary>
/// <remarks>
/// Immutable and thread-safe; a pure function of its arguments. Credits are taken in the order of date, sequence and id, whatever order
/// they come in, so that cutting a load into batches changes no line.
/// </remarks>
public sealed class CommissionEngine
{
    private CommissionEngine(CommissionPlan plan, Currency currency, ImmutableArray<ValidationError> diagnostics)
    {
        Plan = plan;
        Currency = currency;
        Diagnostics = diagnostics;
    }

    /// <summary>The plan it was compiled from.</summary>
    public CommissionPlan Plan { get; }

    /// <summary>The currency it pays in.</summary>
    public Currency Currency { get; }

    /// <summary>Warnings that did not prevent the engine.</summary>
    public ImmutableArray<ValidationError> Diagnostics { get; }

    /// <summary>Checks a plan and makes an engine of it.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="currencies">The currencies that are known; null means ISO 4217.</param>
    /// <param name="limits">How large a plan may be; null means the defaults.</param>
    /// <returns>The engine, or every problem with its code (<c>commission.*</c>), its JSON Pointer and how to mend it.</returns>
    public static Result<CommissionEngine> Compile(CommissionPlan plan, CurrencyTable? currencies = null, DefinitionLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        CurrencyTable table = currencies ?? CurrencyTable.Iso4217;
        ValidationError[] problems = [.. PlanChecks.Check(plan, table, limits ?? DefinitionLimits.Default)];
        return problems.Length > 0 || !table.TryGet(plan.Currency, out Currency? currency)
            ? Result.Invalid(problems)
            : new CommissionEngine(plan, currency, [.. PlanChecks.Warn(plan)]);
    }

    /// <summary>Computes the statement of a payee.</summary>
    /// <param name="measure">Whose, when, against which quota.</param>
    /// <param name="credits">All credits of the payee in the period, in any order.</param>
    /// <returns>
    /// The statement, or all problems: <c>commission.other_payee</c>, <c>commission.currency</c>, <c>commission.outside_period</c>,
    /// <c>commission.duplicate_credit</c>, <c>commission.quota_missing</c>. No credit is ever dropped in silence, but those of a type that
    /// no component takes are without effect.
    /// </returns>
    public Result<Statement> Calculate(PayeeMeasure measure, IEnumerable<Credit> credits)
    {
        ArgumentNullException.ThrowIfNull(measure);
        ArgumentNullException.ThrowIfNull(credits);
        Credit[] all = [.. credits];
        ValidationError[] problems = [.. Check(measure, all)];
        if (problems.Length > 0) return Result.Invalid(problems);

        Credit[] ordered = [.. all.OrderBy(static c => c.Date).ThenBy(static c => c.Sequence).ThenBy(static c => c.Id, StringComparer.Ordinal)];
        List<StatementLine> lines = [];
        Position[] positions = [.. Plan.Components.Select(_ => new Position(measure.StartAttainment))];
        decimal attainment = measure.StartAttainment;
        foreach (Credit credit in ordered)
        {
            bool counts = false;
            for (int i = 0; i < positions.Length; i++)
            {
                if (Plan.Components[i].CreditType != credit.CreditType) continue;
                lines.Add(Line(Plan.Components[i], credit, measure.Quota?.Amount, ref positions[i]));
                counts = true;
            }

            if (counts) attainment += credit.Amount.Amount;
        }

        decimal sum = lines.Sum(static l => l.Earned.Amount);
        decimal off = Plan.Cap is decimal cap ? Math.Max(sum - cap, 0m) : 0m;
        return new Statement(Plan.Id, measure, [.. lines], In(attainment), In(off), In(sum - off));
    }

    /// <summary>What a component has earned at a cumulative attainment, with its cap, unrounded.</summary>
    internal static decimal Curve(PlanComponent component, decimal attainment, decimal? quota)
    {
        decimal earned = component.Curve.At(attainment, quota);
        return component.Cap is decimal cap ? Math.Min(earned, cap) : earned;
    }

    private StatementLine Line(PlanComponent component, Credit credit, decimal? quota, ref Position position)
    {
        decimal before = position.Attainment, after = before + credit.Amount.Amount;
        decimal exact = Curve(component, after, quota) - Curve(component, before, quota);
        decimal rounded = Plan.LineRounding == LineRounding.PerLine
            ? Plan.Rounding.Round(exact)
            : Plan.Rounding.Round(Curve(component, after, quota)) - Plan.Rounding.Round(Curve(component, before, quota));
        List<CurvePart> parts = [.. component.Curve.Explain(before, after, quota)];
        decimal capped = exact - parts.Sum(static p => p.Amount);
        if (capped != 0m) parts.Add(new CurvePart(CurvePartKind.Cap, before, after, 0m, capped));
        if (rounded != exact) parts.Add(new CurvePart(CurvePartKind.Rounding, before, after, 0m, rounded - exact));
        if (component.MinimumPerCredit is decimal minimum && credit.Amount.Amount > 0m && rounded < minimum)
        {
            parts.Add(new CurvePart(CurvePartKind.Minimum, before, after, 0m, minimum - rounded));
            rounded = minimum;
        }

        position = new Position(after);
        return new StatementLine(component.Id, credit, before, after, In(rounded), [.. parts]);
    }

    private IEnumerable<ValidationError> Check(PayeeMeasure measure, Credit[] credits)
    {
        bool needsQuota = Plan.Components.Any(static c => c.Curve.NeedsQuota);
        if (needsQuota && measure.Quota is not { Amount: > 0m })
            yield return new ValidationError("/measure/quota", "This plan is measured against a quota: give one greater than 0.", "commission.quota_missing");
        if (measure.Quota is Money quota && quota.Currency != Currency)
            yield return new ValidationError("/measure/quota", $"The plan pays in {Currency}: give the quota in it.", "commission.currency");
        HashSet<string> ids = new(StringComparer.Ordinal);
        for (int i = 0; i < credits.Length; i++)
        {
            Credit credit = credits[i];
            string at = string.Create(CultureInfo.InvariantCulture, $"/credits/{i}");
            if (credit.Payee != measure.Payee)
                yield return new ValidationError(at + "/payee", $"This is a credit of '{credit.Payee}', the statement one of '{measure.Payee}'.", "commission.other_payee");
            if (credit.Amount.Currency != Currency)
                yield return new ValidationError(at + "/amount", $"The plan pays in {Currency}: convert the credit once, at the rate of your policy.", "commission.currency");
            if (!measure.Period.Contains(credit.Date))
                yield return new ValidationError(at + "/date", $"The credit lies outside the measure period {measure.Period}.", "commission.outside_period");
            if (!ids.Add(credit.Id))
                yield return new ValidationError(at + "/id", $"'{credit.Id}' is there twice: the same event is never paid twice.", "commission.duplicate_credit");
        }
    }

    private Money In(decimal amount) => new(amount, Currency);

    private readonly record struct Position(decimal Attainment);
}
