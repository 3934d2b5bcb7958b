using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

public sealed partial class Opportunity
{
    /// <summary>What the deal is worth, net, in the currency of the deal; null if unknown. Needed to win.</summary>
    public Money? Amount { get; private set; }

    /// <summary>The currency of the company.</summary>
    public Currency BaseCurrency { get; private set; } = CurrencyTable.None;

    /// <summary>The rate with which <see cref="BaseAmount"/> was computed; null in the base currency.</summary>
    public DatedRate? Rate { get; private set; }

    /// <summary>The worth in the currency of the company; locked once won.</summary>
    public Money? BaseAmount { get; private set; }

    /// <summary>Sets the worth.</summary>
    /// <param name="amount">The net amount; not negative.</param>
    /// <param name="rate">The rate of the day; needed if the amount is not in the base currency, ignored if it is.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When.</param>
    /// <returns><c>OpportunityAmountChanged</c> if it changed; <c>sales.amount_negative</c>; <c>sales.rate_missing</c>; <c>state.not_editable</c> once closed.</returns>
    public Result SetAmount(Money amount, DatedRate? rate, string actor, Instant at)
    {
        Result editable = Editable();
        if (!editable.IsSuccess) return editable;
        List<ValidationError> errors = CheckAmount(amount, rate, BaseCurrency);
        if (errors.Count > 0) return Result.Invalid(errors);
        (Money? before, Money? baseBefore) = (Amount, BaseAmount);
        TakeAmount(amount, rate);
        if (before == Amount && baseBefore == BaseAmount) return editable;
        Record(["OpportunityAmountChanged"], actor, at, ("from", EventLog.Text(before)), ("to", EventLog.Text(amount)), ("baseAmount", EventLog.Text(BaseAmount)));
        return Result.Success();
    }

    /// <summary>The worth in the currency of the company at a rate; for a won opportunity the locked amount, whatever the rate.</summary>
    /// <param name="rate">The rate of a day; not looked at in the base currency.</param>
    /// <returns>The amount; null if the worth is not known.</returns>
    public Money? BaseAmountAt(DatedRate rate) =>
        State == OpportunityState.Won || Amount is not Money amount ? BaseAmount : InBase(amount, rate, BaseCurrency);

    private static Money InBase(Money amount, DatedRate? rate, Currency baseCurrency) =>
        amount.Currency == baseCurrency ? amount : rate!.Value.Convert(amount, baseCurrency);

    private static List<ValidationError> CheckAmount(Money amount, DatedRate? rate, Currency baseCurrency)
    {
        List<ValidationError> errors = [];
        if (amount.Amount < 0m)
            errors.Add(new ValidationError("/amount", "A deal is not worth less than nothing.", "sales.amount_negative"));
        if (amount.Currency != baseCurrency && rate is not { Rate: > 0m })
            errors.Add(new ValidationError("/rate", $"{amount.Currency} needs a dated rate to {baseCurrency}, greater than 0.", "sales.rate_missing"));
        return errors;
    }

    private void TakeAmount(Money amount, DatedRate? rate)
    {
        Amount = amount;
        Rate = amount.Currency == BaseCurrency ? null : rate;
        BaseAmount = InBase(amount, rate, BaseCurrency);
    }
}
