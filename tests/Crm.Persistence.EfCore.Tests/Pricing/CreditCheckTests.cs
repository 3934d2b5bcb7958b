using System.Globalization;
using Crm.Domain;
using Crm.Pricing;
using Crm.Primitives;
using Crm.Testing.Contracts.Pricing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using Xunit;

namespace Crm.Persistence.EfCore.Tests.Pricing;

/// <summary>Credit over the stored receivables of Crm.Domain. What a customer owes is made of every kind of document there is.</summary>
public abstract class StoredCreditTests(TestDatabase database) : CreditCheckContract
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Currency Eur = Currency.Of("EUR");
    private static readonly Instant At = Instant.FromUtc(2026, 3, 2, 8, 0);
    private static readonly LocalDate First = new(2026, 3, 3);
    private static readonly RoundingRule Cents = RoundingRule.ToDecimals(2, RoundingMode.HalfAwayFromZero);
    private static int _numbers;

    protected override async Task<ICreditCheck> WithAsync(IReadOnlyDictionary<string, Money> free)
    {
        // One database serves the class: what the contract calls the same customer is another one in each test.
        Dictionary<string, string> parties = [];
        foreach ((string customer, Money left) in free)
        {
            parties[customer] = Next("party");
            await OweAsync(parties[customer], 150m);
            await SaveAsync(Account(parties[customer], null, left.Amount + 150m));
        }

        return new Renamed(new EfCreditCheck(Open()), parties);
    }

    [Fact]
    public async Task Check_DocumentsThatCostNothing_DoNotCount()
    {
        string party = Next("party");
        Order draft = Placed(party, 1_000m), cancelled = Placed(party, 1_000m), paidOrder = Confirmed(party, 1_000m), others = Confirmed(Next("party"), 1_000m);
        Must(cancelled.Cancel(null, "ops", At));
        (Invoice paid, InvoiceNumberSeries series) = Posted(paidOrder, 1m);
        Receipt receipt = Receipt.Take(new ReceiptId(database.NextId()), Next("RC"), party, Eur1(1_000m), "f", At).Value;
        Must(receipt.ApplyTo(paid, Eur1(1_000m), "f", At));
        await SaveAsync(draft, cancelled, paidOrder, others, paid, series, receipt, Account(party, null, 100m));
        Assert.Equal(new CreditAnswer(true, Eur1(100m)), await new EfCreditCheck(Open()).CheckAsync(party, Eur1(100m), None));
    }

    [Fact]
    public async Task Check_CustomerOfAGroup_HasTheLeastThatIsFreeAnywhereAbove()
    {
        string top = Next("top"), group = Next("group"), customer = Next("party"), sister = Next("party"), below = Next("party");
        await SaveAsync(Account(top, null, 1_000m), Account(group, top, 500m), Account(customer, group, 300m), Account(sister, group, null), Account(below, customer, null));
        await OweAsync(sister, 250m);
        await OweAsync(below, 60m);
        await OweAsync(top, 600m);
        EfCreditCheck credit = new(Open());
        // Own: 300 - 60; group: 500 - 310; top: 1,000 - 910.
        Assert.Equal(new CreditAnswer(true, Eur1(90m)), await credit.CheckAsync(customer, Eur1(90m), None));
        Assert.Equal(new CreditAnswer(false, Eur1(90m)), await credit.CheckAsync(customer, Eur1(90.01m), None));
        IReadOnlyList<GroupCreditDecision> decisions = (await credit.DecideAsync(customer, Eur1(190m), None)).Value;
        Assert.Equal([(customer, false), (group, false), (top, true)], decisions.Select(static d => (d.PartyKey, d.Decision.IsExceeded)));
    }

    [Fact]
    public async Task Check_GroupsInACircle_AreRefusedAndSaidSo()
    {
        string one = Next("party"), other = Next("party");
        await SaveAsync(Account(one, other, 10m), Account(other, one, 10m));
        EfCreditCheck credit = new(Open());
        Assert.Equal(new CreditAnswer(false, null), await credit.CheckAsync(one, Eur1(1m), None));
        Assert.Equal("credit.group_cycle", Assert.Single((await credit.DecideAsync(one, Eur1(1m), None)).ValidationErrors).ErrorCode);
    }

    [Fact]
    public async Task Check_ForeignDocuments_AreConvertedOrSaidToNeedIt()
    {
        string party = Next("party");
        Order foreign = Confirmed(party, 100m, "USD");
        await SaveAsync(foreign, Account(party, null, 200m));
        CreditAnswer answer = await new EfCreditCheck(Open(), static (amount, to) => new Money(amount.Amount * 0.5m, to)).CheckAsync(party, new Money(300m, "USD"), None);
        Assert.Equal(new CreditAnswer(true, Eur1(150m)), answer);
        CrmSetupException error = await Assert.ThrowsAsync<CrmSetupException>(() => new EfCreditCheck(Open()).CheckAsync(party, Eur1(1m), None));
        Assert.Contains("USD", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_WithoutTheTablesOfTheDomain_SaysWhatToWrite()
    {
        await using CrmDbContext context = new(database.Options<CrmDbContext>().UseCrm(static crm => crm.AddPricing()).Options);
        CrmSetupException error = await Assert.ThrowsAsync<CrmSetupException>(() => new EfCreditCheck(context).CheckAsync("anyone", Eur1(1m), None));
        Assert.Contains("AddDomain", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Check, confirm and save in one transaction: of eight orders that each would fit, one is confirmed.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Check_ManyOrdersAtTheSameTime_NeverShareWhatIsFree(bool ofAGroup)
    {
        string group = Next("group");
        string[] customers = [.. Enumerable.Range(0, 8).Select(i => ofAGroup || i == 0 ? Next("party") : "")];
        if (!ofAGroup) Array.Fill(customers, customers[0]);
        await SaveAsync([Account(group, null, ofAGroup ? 250m : null), .. customers.Distinct().Select(c => (object)Account(c, group, ofAGroup ? null : 250m))]);
        await OweAsync(customers[0], 150m);
        bool[] confirmed = await Task.WhenAll(customers.Select(customer => Task.Run(async () =>
        {
            await using CrmDbContext context = Open();
            await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync();
            Order order = Placed(customer, 100m);
            IReadOnlyList<GroupCreditDecision> decisions = (await new EfCreditCheck(context).DecideAsync(customer, order.Amount.Total, None)).Value;
            CreditDecision decision = decisions.Select(static d => d.Decision).FirstOrDefault(static d => d.IsExceeded) ?? decisions[0].Decision;
            if (!order.Confirm(decision, null, "ops", At).IsSuccess) return false;
            context.Add(order);
            Must(await context.SaveCrmAsync(None));
            await transaction.CommitAsync();
            return true;
        })));
        Assert.Single(confirmed, static c => c);
        Assert.Equal(Eur1(0m), (await new EfCreditCheck(Open()).CheckAsync(customers[0], Eur1(0m), None)).Free);
    }

    /// <summary>The whole of it as a host does it: credit, order and stock in one transaction, or none of them.</summary>
    [Fact]
    public async Task Confirm_CreditOrderAndStockInOneTransaction_TheLastPieceIsSoldOnce()
    {
        string product = Next("product");
        string[] customers = [.. Enumerable.Range(0, 6).Select(_ => Next("party"))];
        await SaveAsync([.. customers.Select(c => (object)Account(c, null, 100m))]);
        await new EfStockStore(Open()).SetOnHandAsync(product, 1m, None);
        string[] numbers = [.. customers.Select(_ => Next("SO"))];
        bool[] confirmed = await Task.WhenAll(customers.Select((customer, i) => Task.Run(async () =>
        {
            await using CrmDbContext context = Open();
            await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync();
            (EfCreditCheck credit, EfStockStore stock) = (new(context), new(context));
            AcceptedQuote quote = StockStoreContract.Accepted(product, 1m, 60m, customer);
            OrderConfirmation confirmation = await OrderConfirmation.CheckAsync(quote, First, credit, stock, None);
            if (!confirmation.CanConfirm) return false;
            Order order = Placed(customer, confirmation.Total.Amount, number: numbers[i]);
            Must(order.Confirm((await credit.DecideAsync(customer, confirmation.Total, None)).Value[0].Decision, null, "ops", At));
            context.Add(order);
            if (!(await stock.ReserveAsync(confirmation.ToReservation(order.Number), None)).IsSuccess) return false;
            await transaction.CommitAsync();
            return true;
        })));
        Assert.Single(confirmed, static c => c);
        await using CrmDbContext read = Open();
        Assert.Equal(numbers[Array.IndexOf(confirmed, true)], await read.CrmSet<Order>().Where(o => numbers.Contains(o.Number)).Select(static o => o.Number).SingleAsync());
        Assert.Equal(-1m, Assert.Single((await new EfStockStore(Open()).PositionsOfAsync([product], None))[product].Moves).Quantity);
    }

    private CrmDbContext Open() => database.Patient(static crm => crm.AddDomain().AddPricing());

    private static string Next(string kind) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{Interlocked.Increment(ref _numbers)}");

    private static Money Eur1(decimal amount) => new(amount, Eur);

    private static void Must(Result result) => Assert.True(result.IsSuccess, result.ToString());

    private CreditAccount Account(string party, string? group, decimal? limit) =>
        CreditAccount.Open(new CreditAccountId(NextId()), party, group, Eur, limit is decimal amount ? Eur1(amount) : null, 100m, "cm", At).Value;

    private Order Placed(string party, decimal total, string currency = "EUR", string? number = null) => Order.Place(new OrderId(NextId()), number ?? Next("SO"),
        new OrderRequest(party, party, Currency.Of(currency), [OrderRequestLine.Priced("S", "Service", 10m, new Money(total / 10m, currency), 0m, 0m, Cents)]), Next("k"), "ops", At).Value;

    private Order Confirmed(string party, decimal total, string currency = "EUR")
    {
        Order order = Placed(party, total, currency);
        Must(order.Confirm(new CreditLimit(null, 100m).Check(order.Amount.Total), null, "ops", At));
        return order;
    }

    private (Invoice Invoice, InvoiceNumberSeries Series) Posted(Order order, decimal part)
    {
        InvoiceNumberSeries series = new(Next("R"), 1, 4);
        Invoice invoice = Invoice.Draft(new InvoiceId(NextId()), order, [new OrderPortion(1, 10m * part)], PaymentTerms.Net(30), DateTimeZone.Utc, "f", At).Value;
        Must(invoice.Post(order, series, "f", At));
        return (invoice, series);
    }

    /// <summary>Owes so much: an order of which 60 % are billed, 20 % of the whole paid, and 10 % paid ahead; another one on hold makes up for it.</summary>
    private async Task OweAsync(string party, decimal amount)
    {
        Order billed = Confirmed(party, amount), held = Confirmed(party, amount * 0.3m);
        Must(held.Hold("credit", "ops", At));
        (Invoice invoice, InvoiceNumberSeries series) = Posted(billed, 0.6m);
        Receipt receipt = Receipt.Take(new ReceiptId(NextId()), Next("RC"), party, Eur1(amount * 0.3m), "f", At).Value;
        Must(receipt.ApplyTo(invoice, Eur1(amount * 0.2m), "f", At));
        await SaveAsync(billed, held, invoice, series, receipt);
    }

    private async Task SaveAsync(params object[] aggregates)
    {
        await using CrmDbContext context = Open();
        context.AddRange(aggregates);
        Must(await context.SaveCrmAsync(None));
    }

    private Guid NextId()
    {
        lock (database) return database.NextId();
    }

    private sealed class Renamed(EfCreditCheck credit, Dictionary<string, string> parties) : ICreditCheck
    {
        public Task<CreditAnswer> CheckAsync(string customer, Money amount, CancellationToken cancellationToken) =>
            credit.CheckAsync(parties.GetValueOrDefault(customer, customer), amount, cancellationToken);
    }
}

public sealed class SqliteCreditTests(SqliteTestDatabase database) : StoredCreditTests(database), IClassFixture<SqliteTestDatabase>;

public sealed class PostgresCreditTests(PostgresTestDatabase database) : StoredCreditTests(database), IClassFixture<PostgresTestDatabase>;
