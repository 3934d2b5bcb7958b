using Crm.Domain;
using Crm.Primitives;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Xunit;

namespace Crm.Persistence.EfCore.Tests;

/// <summary>A sale from the deal to the settled invoice, every command in a unit of work of its own: what one saves the next one finds.</summary>
public abstract class SalesRoundTripContract(TestDatabase database)
{
    private static readonly Currency Cny = Currency.Of("CNY");
    private static readonly DateTimeZone Shanghai = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];
    private static readonly Instant At = Instant.FromUtc(2026, 5, 25, 8, 0);
    private static readonly RoundingRule Cents = RoundingRule.ToDecimals(2, RoundingMode.HalfAwayFromZero);

    private static readonly Pipeline Pipeline = Crm.Domain.Pipeline.Compile(new PipelineDefinition("p",
        [new PipelineStage("A", 12.5m, ForecastCategory.Pipeline), new PipelineStage("B", 75m, ForecastCategory.Commit)])).Value;

    [Fact]
    public void Opportunity_SavedBetweenCommands_KeepsEverything()
    {
        OpportunityId id = new(database.NextId());
        OpportunityOpening opening = new(id, "OP-1", "O", "rep1", Cny, Shanghai, new LocalDate(2026, 5, 29))
        {
            Amount = new Money(40_000m, "USD"),
            Rate = new DatedRate(7.2m, new LocalDate(2026, 4, 1)),
            PartnerKey = "AG",
            PartnerProtectedUntil = new LocalDate(2026, 6, 18),
        };
        Save(Opportunity.Open(opening, Pipeline, "rep1", At).Value);
        Change<Opportunity>(d => d.Number == "OP-1", d => d.MoveStage(Pipeline, "B", "rep1", At));
        Change<Opportunity>(d => d.Number == "OP-1", d => d.SetSplit(CreditSplit.Of([new SplitShare("rep1", 70m), new SplitShare("cc1", 30m)]).Value, "head", At));
        Change<Opportunity>(d => d.Number == "OP-1", d => d.SetContacts([new ContactRole("P", "Buyer", "")], "head", At));
        Change<Opportunity>(d => d.Number == "OP-1", d => d.Win("rep1", At));

        Opportunity read = Read<Opportunity>(d => d.Id == id);
        Assert.Equal((OpportunityState.Won, "B", 100m, 5L), (read.State, read.StageKey, read.Probability, read.Version));
        Assert.Equal((new Money(288_000m, Cny), new Money(40_000m, "USD")), (read.BaseAmount, read.Amount));
        Assert.Equal(new DatedRate(7.2m, new LocalDate(2026, 4, 1)), read.Rate);
        Assert.Equal(["cc1", "rep1"], read.Team);
        Assert.Equal(30m, read.EffectiveSplit.PercentOf("cc1"));
        Assert.Equal(["A", "B"], read.StageHistory.Select(static s => s.To));
        Assert.Equal(("Buyer", Shanghai), (Assert.Single(read.Contacts).Role, read.Zone));
        Assert.Equal(new Money(288_000m, Cny), Assert.Single(read.Closings).BaseAmount);
        Assert.Equal(new LocalDate(2026, 6, 18), read.PartnerProtectedUntil);
    }

    [Fact]
    public void Order_DeliveredBilledAndPaid_KeepsEverything()
    {
        OrderRequest request = new("O", "O", Cny,
        [
            OrderRequestLine.Priced("SETUP", "Set up", 1m, new Money(80_000m, Cny), 0m, 6m, Cents),
            OrderRequestLine.Priced("POS", "Terminal", 3m, new Money(33.3333m, Cny), 0m, 13m, Cents) with { IsStocked = true, WarrantyMonths = 12 },
        ]);
        CreditDecision exceeded = new CreditLimit(new Money(1m, Cny), 80m).Check(new Money(2m, Cny));
        Save(Order.Place(new OrderId(database.NextId()), "SO-R", request, "k-r", "ops", At).Value);
        Change<Order>(o => o.Number == "SO-R", o => o.Confirm(exceeded, new CreditOverride("cm", "known customer"), "ops", At));
        Save(new StockLedger(new StockLedgerId(database.NextId()), "depot-r"), new InvoiceNumberSeries("R-", 7, 4));
        Change<StockLedger>(s => s.PlaceKey == "depot-r", s => s.Receive("POS", 2m, "B-1", "opening", "w", At));
        using (CrmDbContext context = Open())
        {
            Order order = context.CrmSet<Order>().Single(static o => o.Number == "SO-R");
            StockLedger stock = context.CrmSet<StockLedger>().Single(static s => s.PlaceKey == "depot-r");
            Delivery delivery = OrderFulfilment.Deliver(order, stock, new DeliveryId(database.NextId()), new DeliveryRequest(2, 2m, ["S-1", "S-2"], "B-1"), Shanghai, "w", At).Value;
            context.Add(delivery);
            context.AddRange(InstalledAsset.Of(delivery, () => new InstalledAssetId(database.NextId())));
            Invoice invoice = Invoice.Draft(new InvoiceId(database.NextId()), order, [new(2, 2m), new(1, 1m)], PaymentTerms.Net(30), Shanghai, "f", At).Value;
            Assert.True(invoice.Post(order, context.CrmSet<InvoiceNumberSeries>().Single(static s => s.Prefix == "R-"), "f", At).IsSuccess);
            Receipt receipt = Receipt.Take(new ReceiptId(database.NextId()), "RC-1", "O", new Money(100_000m, Cny), "f", At).Value;
            Assert.True(receipt.ApplyTo(invoice, invoice.Outstanding, "f", At).IsSuccess);
            context.AddRange(invoice, receipt);
            context.SaveChanges();
        }

        Order read = Read<Order>(static o => o.Number == "SO-R");
        Assert.Equal((Completeness.Partial, Completeness.Partial, 1), (read.Fulfilment, read.Billing, read.PostedInvoices));
        Assert.Equal(new CreditOverride("cm", "known customer"), read.CreditOverride);
        Assert.Equal((1m, 33.3333m, new Money(66.67m, Cny)), (read.Lines[1].Backorder, read.Lines[1].UnitPrice.Amount, read.Lines[1].BilledNet));
        Invoice paid = Read<Invoice>(static i => i.OrderNumber == "SO-R");
        Assert.Equal(("R-0007", InvoiceState.Paid, PaymentTerms.Net(30), (LocalDate?)new LocalDate(2026, 6, 24)), (paid.Number, paid.State, paid.Terms, paid.DueDate));
        Assert.Equal([2, 1], paid.Lines.Select(static l => l.OrderLineNumber));
        Assert.Equal(paid.Amount.Total, Assert.Single(paid.Applications).Amount);
        Assert.Equal(8L, Read<InvoiceNumberSeries>(static s => s.Prefix == "R-").Next);
        Assert.Equal(new Money(100_000m, Cny) - paid.Amount.Total, Read<Receipt>(static r => r.Number == "RC-1").Unapplied);
        Assert.Equal(0m, Read<StockLedger>(static s => s.PlaceKey == "depot-r").OnHand("POS"));
        Assert.Equal("covered until 2027-05-24", Read<InstalledAsset>(static a => a.Serial == "S-2").WarrantyOn(new LocalDate(2027, 1, 1)).ToString());
        Assert.Equal(["S-1", "S-2"], Read<Delivery>(static d => d.OrderNumber == "SO-R").Serials);
    }

    [Fact]
    public void ServiceContractAndCredit_SavedBetweenCommands_KeepEverything()
    {
        Save(
            Case.Open(new CaseOpening(new CaseId(database.NextId()), "CS-1", "O", "does not start", CasePriority.High) { AssetKey = "S-1" }, "cc1", At).Value,
            Contract.Draft(new ContractDraft(new ContractId(database.NextId()), "CT-1", "O", new LocalDate(2026, 6, 1), 36, Shanghai) { AutoRenew = true }, "rep1", At).Value,
            CreditAccount.Open(new CreditAccountId(database.NextId()), "O", null, Cny, new Money(5m, Cny), 80m, "cm", At).Value,
            KnowledgeArticle.Draft(new KnowledgeArticleId(database.NextId()), "KB-7", new KnowledgeArticleContent("t", "b", null, ["start"]), Shanghai, null, "a", At).Value);
        Change<Case>(c => c.Number == "CS-1", c => c.RequestInfo("steps 1-4", "sv1", At));
        Change<Case>(c => c.Number == "CS-1", c => c.CustomerReply("no", "P", At));
        Change<Case>(c => c.Number == "CS-1", c => c.Resolve("PSU", 0, "sv1", At));
        Change<Case>(c => c.Number == "CS-1", c => c.RecordSurvey(SurveyAnswer.Of(4, "ok").Value, "P", At));
        Change<Contract>(c => c.Number == "CT-1", c => c.Submit("rep1", At));
        Change<CreditAccount>(a => a.PartyKey == "O", a => a.RaiseLimit(new Money(6m, Cny), "grows", "cm", At));
        Change<KnowledgeArticle>(a => a.Number == "KB-7", a => a.Submit("a", At));
        Change<KnowledgeArticle>(a => a.Number == "KB-7", a => a.Publish("b", At));

        Case read = Read<Case>(static c => c.Number == "CS-1");
        Assert.Equal((CaseState.Resolved, 4, "ok", Duration.FromDays(14)), (read.State, read.Survey?.Csat, read.Survey?.Comment, read.ReopenWindow));
        Assert.Equal(["steps 1-4", "no"], read.Messages.Select(static m => m.Text));
        Assert.Equal(["runs", "runs", "paused", "paused", "runs", "stopped"], read.Facts.Select(static f => f.SlaClock));
        Assert.Equal((ContractState.InApproval, (LocalDate?)new LocalDate(2029, 5, 31), 36), Of(Read<Contract>(static c => c.Number == "CT-1")));
        Assert.Equal(new Money(5m, Cny), Assert.Single(Read<CreditAccount>(static a => a.PartyKey == "O").Changes).Old);
        Assert.Equal(["start"], Read<KnowledgeArticle>(static a => a.Number == "KB-7").Published?.Keywords);

        static (ContractState, LocalDate?, int) Of(Contract contract) => (contract.State, contract.EndDate, contract.AutoRenewMonths);
    }

    private CrmDbContext Open() => database.Open(static crm => crm.AddDomain());

    private void Save(params object[] aggregates)
    {
        using CrmDbContext context = Open();
        context.AddRange(aggregates);
        context.SaveChanges();
    }

    private void Change<T>(System.Linq.Expressions.Expression<Func<T, bool>> which, Func<T, Result> command)
        where T : class
    {
        using CrmDbContext context = Open();
        Result result = command(context.CrmSet<T>().Single(which));
        Assert.True(result.IsSuccess, result.ToString());
        context.SaveChanges();
    }

    private T Read<T>(System.Linq.Expressions.Expression<Func<T, bool>> which)
        where T : class
    {
        using CrmDbContext context = Open();
        return context.CrmSet<T>().AsNoTracking().Single(which);
    }
}

public sealed class SqliteSalesRoundTripTests(SqliteTestDatabase database) : SalesRoundTripContract(database), IClassFixture<SqliteTestDatabase>;

public sealed class PostgresSalesRoundTripTests(PostgresTestDatabase database) : SalesRoundTripContract(database), IClassFixture<PostgresTestDatabase>;
