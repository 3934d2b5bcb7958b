using Crm.Documents;
using Crm.Primitives;
using NodaTime;

DocumentTemplate template = StandardTemplates.Statement with { Format = new DocumentFormat(",", ".", DatePattern: "dd.MM.yyyy") };
DocumentRow Entry(int day, string text, decimal amount) => DocumentRow.Of(
    ("date", DocumentValue.Of(new LocalDate(2026, 3, day))), ("text", DocumentValue.Of(text)), ("amount", DocumentValue.Of(new Money(amount, "EUR"))));
DocumentData data = DocumentData.Empty.With("seller", "Crm & Sons").With("customer", "<b>Anna</b>")
    .With("date", DocumentValue.Of(new LocalDate(2026, 3, 31))).With("balance", DocumentValue.Of(new Money(1_234.5m, "EUR")))
    .With("entries", [Entry(2, "Invoice 17", 1_500m), Entry(9, "Payment", -265.5m)]);
Result<string> html = DocumentRenderer.Compile(template).Value.Render(data);
foreach (string line in html.Value.Split('\n').Where(l => l.Contains("Anna") || l.Contains("<td") && l.Contains("EUR"))) Console.WriteLine(line);
Console.WriteLine(DocumentRenderer.Compile(template).Value.Render(data.With("balance", DocumentValue.Of(new Money(1_234m, "EUR")))));
