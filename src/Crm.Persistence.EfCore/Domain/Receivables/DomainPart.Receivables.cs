using Crm.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Persistence.EfCore;

internal sealed partial class DomainPart
{
    static partial void MapReceivables(CrmTables tables) => tables
        .Table<Invoice>("invoices", static invoice => Terms(invoice)
            .Key(static i => i.Id)
            .Column(static i => i.Number, maxLength: 100)
            .Column(static i => i.State)
            .Column(static i => i.OrderNumber, maxLength: 100)
            .Column(static i => i.BillToKey, maxLength: 100)
            .Column(static i => i.Currency)
            .Zone(static i => i.Zone)
            .Column(static i => i.PostedOn)
            .Column(static i => i.DueDate)
            .Column(static i => i.CreditNoteNumber, maxLength: 100)
            .Document(static i => i.Applications, SalesJson.Stored.IReadOnlyListReceiptApplication)
            .Version(static i => i.Version)
            .Rows(static i => i.Lines, "invoice_lines", static l => l.Number, static line => line
                .Column(static l => l.OrderLineNumber)
                .Column(static l => l.Sku, maxLength: 100)
                .Column(static l => l.Name, maxLength: 400)
                .Rate(static l => l.Quantity)
                .Rate(static l => l.TaxPercent)
                .Amount(static l => l.Net)
                .Amount(static l => l.Tax))
            .Unique(static i => i.Number)
            .Index(static i => i.OrderNumber)
            .Index(static i => new { i.BillToKey, i.State })
            .Index(static i => new { i.State, i.DueDate }))
        .Table<InvoiceNumberSeries>("invoice_number_series", static series => series
            .Key(static s => s.Prefix, maxLength: 40)
            .Column(static s => s.Next)
            .Column(static s => s.Digits)
            .Version(static s => s.Version))
        .Table<Receipt>("receipts", static receipt => receipt
            .Key(static r => r.Id)
            .Column(static r => r.Number, maxLength: 100)
            .Column(static r => r.PartyKey, maxLength: 100)
            .Amount(static r => r.Amount)
            .Amount(static r => r.Applied)
            .Column(static r => r.ReceivedAt)
            .Version(static r => r.Version)
            .Unique(static r => r.Number)
            .Index(static r => r.PartyKey));

    private static CrmTable<Invoice> Terms(CrmTable<Invoice> invoice)
    {
        PropertyBuilder<PaymentTerms> terms = invoice.Builder.Property(static i => i.Terms)
            .HasConversion(static terms => terms.Days, static days => PaymentTerms.Net(days))
            .HasColumnName("terms_days");
        terms.IsRequired();
        return invoice;
    }
}
