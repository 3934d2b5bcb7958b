using Crm.Primitives;

namespace Crm.Pricing;

/// <summary>One search: prices the document at some steps and keeps what it found.</summary>
internal sealed class DiscountSearch(PricingEngine engine, QuoteRequest request, PricingContext context, DiscountQuestion question, CancellationToken cancellationToken)
{
    private readonly HashSet<string>? _lines = question.LineIds is null ? null : new HashSet<string>(question.LineIds, StringComparer.Ordinal);
    private readonly Dictionary<int, Probe> _probes = [];
    private Result _failure;
    private bool _failed;

    /// <summary>Nothing sold is the worst margin there is: the limit of cost by an ever smaller net.</summary>
    private const decimal MarginOfNothing = -1_000_000_000m;

    private bool IsOfMargin => question.Goal is DiscountGoal.MarginPercentAtMost or DiscountGoal.MarginPercentAtLeast;

    private bool LooksForSmallest => question.Goal is DiscountGoal.TotalAtMost or DiscountGoal.NetAtMost or DiscountGoal.MarginPercentAtMost;

    internal Result<DiscountAnswer> Run(int stepsBeyond)
    {
        int last = (int)(question.MaxPercent / question.StepPercent);
        // From the end that is wanted most, 0 for the smallest, to the other, where the target is met if it can be met at all.
        (int wanted, int sure) = LooksForSmallest ? (0, last) : (last, 0);
        if (Failed(wanted) || Failed(sure)) return _failure;
        if (Meets(wanted)) return Answer(wanted, null, reached: true);
        if (!Meets(sure)) return Answer(sure, null, reached: false);
        (int misses, int meets) = (wanted, sure);
        for (bool halve = false; Math.Abs(meets - misses) > 1; halve = !halve)
        {
            int middle = halve ? misses + ((meets - misses) / 2) : Guess(misses, meets);
            if (Failed(middle)) return _failure;
            if (Meets(middle)) meets = middle;
            else misses = middle;
        }

        // Cents of tax may lie on the wrong side of a step: look a little further whether an earlier step meets it too.
        int towards = Math.Sign(wanted - meets);
        for (int i = 1, step = meets + towards; i <= stepsBeyond && step != wanted; i++, step += towards)
        {
            if (Math.Abs(Of(step).Value!.Value - question.Target) > Near) break;
            if (Failed(step + towards)) return _failure;
            if (Meets(step + towards)) meets = step + towards;
        }

        for (; meets != wanted; meets += towards)
        {
            if (Failed(meets + towards)) return _failure;
            if (!Meets(meets + towards)) break;
        }

        return Answer(meets, meets == wanted ? null : meets + towards, reached: true);
    }

    /// <summary>By how much the taxes of a spread discount may lie beside the straight line; margins follow the net and have no such cents.</summary>
    private decimal Near => question.Goal == DiscountGoal.TotalAtMost ? Currency.Of(context.Currency).SmallestUnit!.Value * (request.Lines.Count + 1) : -1m;

    /// <summary>Between two steps the value is nearly a straight line: begin where it crosses the target.</summary>
    private int Guess(int misses, int meets)
    {
        decimal far = Of(misses).Value!.Value, near = Of(meets).Value!.Value;
        decimal part = far == near ? 0.5m : (far - question.Target) / (far - near);
        int guess = misses + (int)decimal.Round((meets - misses) * Math.Clamp(part, 0m, 1m));
        return Math.Clamp(guess, Math.Min(misses, meets) + 1, Math.Max(misses, meets) - 1);
    }

    private Result<DiscountAnswer> Answer(int step, int? next, bool reached)
    {
        if (next is int beside && Failed(beside)) return _failure;
        Probe found = Of(step);
        return new DiscountAnswer(reached, step * question.StepPercent, found.Request, found.Prices, Shown(step),
            next * question.StepPercent, next is int besides ? Shown(besides) : null, _probes.Count);
    }

    private decimal? Shown(int step) => IsOfMargin && Of(step).Value == MarginOfNothing ? null : Of(step).Value;

    private bool Meets(int step) => LooksForSmallest ? Of(step).Value <= question.Target : Of(step).Value >= question.Target;

    private Probe Of(int step) => _probes[step];

    /// <summary>Prices the document at a step; true if that cannot be done, and then the failure says why.</summary>
    private bool Failed(int step)
    {
        if (_failed || _probes.ContainsKey(step)) return _failed;
        cancellationToken.ThrowIfCancellationRequested();
        QuoteRequest asked = With(DiscountValue.OfPercent(step * question.StepPercent));
        Result<PricedQuote> priced = engine.Price(asked, context);
        if (!priced.IsSuccess)
        {
            (_failure, _failed) = (priced.ToResult(), true);
            return true;
        }

        decimal? value = question.Goal switch
        {
            DiscountGoal.TotalAtMost => priced.Value.Totals.Total,
            DiscountGoal.NetAtMost or DiscountGoal.NetAtLeast => priced.Value.Totals.Net,
            _ => priced.Value.Totals.Cost is null ? null : priced.Value.Totals.MarginPercent ?? MarginOfNothing,
        };
        if (value is null)
        {
            (_failure, _failed) = (Result.Invalid(new ValidationError("/goal", "A margin needs the cost of every line: give the lines or the products a unit cost.", "pricing.solver_margin")), true);
            return true;
        }

        _probes.Add(step, new Probe(asked, priced.Value, value));
        return false;
    }

    private QuoteRequest With(DiscountValue discount) => _lines is null
        ? request with { DocumentDiscount = discount }
        : request with
        {
            Lines = [.. request.Lines.Select(line => _lines.Contains(line.Id) ? line with { Discounts = [.. line.Discounts, new Discount("solved", PriceStage.Additional, discount)] } : line)],
        };

    private sealed record Probe(QuoteRequest Request, PricedQuote Prices, decimal? Value);
}
