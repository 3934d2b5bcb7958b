using System.Globalization;
using Crm.Pricing;
using Crm.Primitives;
using NodaTime;
using NodaTime.Text;

namespace Crm.SampleHost.Pages.Pricing;

/// <summary>What somebody wants to see priced: from the query string, where everything may be missing or wrong.</summary>
internal sealed class TryQuote
{
    private const string Seats = "60", Day = "2026-04-15";

    private readonly List<string> _problems = [];

    public TryQuote(string? seats, string? setup, string? support, string? segment, string? granted, string? off, string? day)
    {
        Request = new QuoteRequest([.. Lines(Number("Seats", seats ?? Seats), Number("Set-up days", setup ?? "2"), support is null or "1", Percent("Granted on seats", granted ?? "6"))])
        {
            DocumentDiscount = Percent("Off the whole quote", off ?? "0") is decimal percent and not 0m ? DiscountValue.OfPercent(percent) : null,
        };
        LocalDate date = LocalDatePattern.Iso.Parse(day ?? Day) is { Success: true } parsed && parsed.Value.Year is > 2000 and < 2100 ? parsed.Value : Wrong("The day is a date such as 2026-04-15.", new LocalDate(2026, 4, 15));
        Instant noon = date.At(new LocalTime(12, 0)).InZoneLeniently(DateTimeZoneProviders.Tzdb["Europe/Berlin"]).ToInstant();
        Context = new PricingContext(noon, "EUR").With("segment", segment ?? "").With("customer", segment == "contract" ? "contract" : "");
    }

    public QuoteRequest Request { get; }

    public PricingContext Context { get; }

    /// <summary>What could not be read; the usual value stands in for it.</summary>
    public IReadOnlyList<string> Problems => _problems;

    private static IEnumerable<QuoteLineRequest> Lines(decimal seats, decimal setup, bool support, decimal granted)
    {
        if (seats != 0m) yield return new QuoteLineRequest("seats", "SEAT", seats) { Discounts = granted == 0m ? [] : [new Discount("granted", PriceStage.Additional, DiscountValue.OfPercent(granted))] };
        if (support) yield return new QuoteLineRequest("support", "SUPPORT", 1m);
        if (setup != 0m) yield return new QuoteLineRequest("setup", "SETUP", setup);
    }

    private decimal Number(string name, string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) && number <= 1_000_000m && number.Scale <= 3
            ? number : Wrong($"{name}: a number from 0 to 1,000,000 with up to three decimals.", 1m);

    private decimal Percent(string name, string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) && number <= 100m && number.Scale <= 3
            ? number : Wrong($"{name}: a percentage from 0 to 100 with up to three decimals.", 0m);

    private T Wrong<T>(string problem, T instead)
    {
        _problems.Add(problem);
        return instead;
    }
}
