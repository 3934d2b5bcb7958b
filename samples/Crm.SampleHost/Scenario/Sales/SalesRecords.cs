using System.Globalization;
using System.Linq.Expressions;
using Crm.Domain;
using Crm.Persistence.EfCore;
using Crm.Primitives;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Crm.SampleHost.Scenario.Sales;

/// <summary>What the commands of sales share: finding records by the keys of the scenario, numbers, rates and credit.</summary>
internal static class SalesRecords
{
    /// <summary>The one record of a key, or a sentence about what is missing.</summary>
    public static async Task<Result<T>> OneAsync<T>(
        this StepContext context, string kind, string? key, Expression<Func<T, bool>> which, CancellationToken cancellationToken)
        where T : class
    {
        if (key is null) return Result.NotFound($"The step names no {kind}, and none was spoken of before.");
        return await context.Db.CrmSet<T>().FirstOrDefaultAsync(which, cancellationToken) is T found ? found : Result.NotFound($"There is no {kind} {key}.");
    }

    /// <summary>The opportunity that the step names, or that the scenario spoke of last.</summary>
    public static Task<Result<Opportunity>> OpportunityAsync(this StepContext context, CancellationToken cancellationToken)
    {
        string? key = context.KeyOf("opportunity");
        return context.OneAsync<Opportunity>("opportunity", key, o => o.Number == key, cancellationToken);
    }

    /// <summary>The order that the step names, or that the scenario spoke of last.</summary>
    public static Task<Result<Order>> OrderAsync(this StepContext context, CancellationToken cancellationToken)
    {
        string? key = context.KeyOf("order");
        return context.OneAsync<Order>("order", key, o => o.Number == key, cancellationToken);
    }

    /// <summary>The number after the one that the scenario spoke of last: the digits at its end, one more.</summary>
    public static string NextNumber(string? last, string first)
    {
        if (last is null) return first;
        int digits = last.Length - last.TrimEnd("0123456789".ToCharArray()).Length;
        long number = digits == 0 ? 0 : long.Parse(last.AsSpan(last.Length - digits), CultureInfo.InvariantCulture);
        return last[..^digits] + (number + 1).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    /// <summary>The rate that the step names, or that of the setup on the step's day; null if there is none.</summary>
    public static DatedRate? RateFor(this StepContext context, Currency currency)
    {
        if (context.Params.NestedOrNull("rate") is { } named) return new DatedRate(named.Number("rate"), named.Date("date"));
        RateSetup? known = context.Setup.Rates.Where(r => r.Currency == currency && r.Date <= context.Today).MaxBy(static r => r.Date);
        return known is null ? null : new DatedRate(known.Rate, known.Date);
    }

    /// <summary>The credit account of who pays; one without a limit if there is none yet.</summary>
    public static async Task<CreditAccount> CreditAccountAsync(this StepContext context, string party, CancellationToken cancellationToken)
    {
        if (await context.Db.CrmSet<CreditAccount>().FirstOrDefaultAsync(a => a.PartyKey == party, cancellationToken) is CreditAccount known) return known;
        CreditAccount opened = CreditAccount.Open(
            new CreditAccountId(context.NewId()), party, null, context.Setup.BaseCurrency, null, context.Setup.CreditWarnPct ?? 100m, context.Actor.Id, context.At).Value;
        context.Db.CrmSet<CreditAccount>().Add(opened);
        return opened;
    }

    /// <summary>What the credit limit says about an order that is to be confirmed.</summary>
    public static async Task<(CreditAccount Account, CreditDecision Decision)> CheckCreditAsync(
        this StepContext context, Order order, CancellationToken cancellationToken)
    {
        string payer = order.BillToKey ?? order.PartyKey;
        CreditAccount account = await context.CreditAccountAsync(payer, cancellationToken);
        List<Order> orders = await context.Db.CrmSet<Order>().Where(o => o.BillToKey == payer).ToListAsync(cancellationToken);
        List<Invoice> invoices = await context.Db.CrmSet<Invoice>().Where(i => i.BillToKey == payer).ToListAsync(cancellationToken);
        List<Receipt> receipts = await context.Db.CrmSet<Receipt>().Where(r => r.PartyKey == payer).ToListAsync(cancellationToken);
        CreditExposure exposure = CreditExposures.Of(
            orders.Where(o => o.Number != order.Number), invoices, receipts, context.Setup.BaseCurrency, context.InBase);
        if (context.Params.NumberOrNull("exposure") is decimal told)
            exposure = new CreditExposure(new Money(told, context.Setup.BaseCurrency), Money.Zero(context.Setup.BaseCurrency));
        return (account, account.Check(exposure, context.InBase(order.Amount.Total)));
    }

    /// <summary>A foreign amount at the rate of the setup on the step's day, rounded to the smallest unit.</summary>
    private static Money InBase(this StepContext context, Money amount)
    {
        Currency currency = context.Setup.BaseCurrency;
        if (amount.Currency == currency) return amount;
        RateSetup rate = context.Setup.Rates.Where(r => r.Currency == amount.Currency && r.Date <= context.Today).MaxBy(static r => r.Date)
            ?? throw new ParameterException($"setup/rates has no rate for {amount.Currency} on or before the day of the step.");
        return new DatedRate(rate.Rate, rate.Date).Convert(amount, currency);
    }

    /// <summary>A number without the zeros that a database adds.</summary>
    public static string Plain(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);
}
