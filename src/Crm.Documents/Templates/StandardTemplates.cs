namespace Crm.Documents;

/// <summary>Templates to begin with: change the texts, add sections, keep them as JSON.</summary>
public static class StandardTemplates
{
    /// <summary>
    /// A proposal. Fields: seller, sellerAddress, customer, customerAddress (may be missing), number, date, validUntil (may be missing),
    /// introduction (may be missing), net, tax, total, terms (may be missing). Table <c>lines</c>: product, quantity, unitPrice, net. Table
    /// <c>taxes</c> (may be missing or empty): tax, base, amount.
    /// </summary>
    public static DocumentTemplate Proposal { get; } = new("proposal", "1", "en", "Proposal {number}",
    [
        new HeadingSection("Proposal {number}", 1),
        new FieldsSection(
        [
            new TemplateField("From", "{seller}\n{sellerAddress}"), new TemplateField("For", "{customer}"), new TemplateField("Address", "{customerAddress}", Optional: true),
            new TemplateField("Date", "{date}"), new TemplateField("Valid until", "{validUntil}", Optional: true),
        ]),
        new TextSection("{introduction}", When: "introduction"),
        new TableSection("lines", "What we offer",
            [new TableColumn("product", "Product"), new TableColumn("quantity", "Quantity", Numeric: true), new TableColumn("unitPrice", "Price of one", Numeric: true), new TableColumn("net", "Amount", Numeric: true)],
            [new TableTotal("Net", "net", SumOf: "net"), new TableTotal("Tax", "tax"), new TableTotal("Total", "total")]),
        new TableSection("taxes", "Tax in detail",
            [new TableColumn("tax", "Tax"), new TableColumn("base", "Of", Numeric: true), new TableColumn("amount", "Amount", Numeric: true)],
            [new TableTotal("Tax", "tax", SumOf: "amount")], When: "taxes"),
        new HeadingSection("Terms", 2, When: "terms"),
        new TextSection("{terms}", When: "terms"),
    ], PageLabel: "Page");

    /// <summary>
    /// A statement of account. Fields: seller, customer, date, balance, note (may be missing). Table <c>entries</c>: date, text,
    /// amount; the opening balance is an entry of its own, so that the entries add up to the balance.
    /// </summary>
    public static DocumentTemplate Statement { get; } = new("statement", "1", "en", "Statement of account, {date}",
    [
        new HeadingSection("Statement of account", 1),
        new FieldsSection([new TemplateField("From", "{seller}"), new TemplateField("For", "{customer}"), new TemplateField("As of", "{date}")]),
        new TableSection("entries", "Entries up to {date}",
            [new TableColumn("date", "Date"), new TableColumn("text", "What for"), new TableColumn("amount", "Amount", Numeric: true)],
            [new TableTotal("Balance", "balance", SumOf: "amount")]),
        new TextSection("{note}", When: "note"),
    ], PageLabel: "Page");
}
