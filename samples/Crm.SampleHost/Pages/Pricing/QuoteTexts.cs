using System.Globalization;
using Crm.Primitives;
using NodaTime;
using NodaTime.Text;

namespace Crm.SampleHost.Pages.Pricing;

/// <summary>How numbers of quotes are written on the pages.</summary>
internal static class QuoteTexts
{
    public static string Amount(decimal amount, string currency)
    {
        int digits = Currency.Of(currency).MinorUnits ?? 2;
        return amount.ToString("#,##0" + (digits == 0 ? "" : "." + new string('0', digits)) + "########", CultureInfo.InvariantCulture);
    }

    public static string Number(decimal number) => number.ToString("#,##0.####", CultureInfo.InvariantCulture);

    public static string Percent(decimal percent) => percent.ToString("0.##", CultureInfo.InvariantCulture) + " %";

    /// <summary>A difference: what is more says so, what is the same is a dash.</summary>
    public static string Signed(string number) =>
        number.AsSpan().IndexOfAnyInRange('1', '9') < 0 ? "–" : number.StartsWith('-') ? number : "+" + number;

    public static string Date(LocalDate? date) => date is LocalDate day ? LocalDatePattern.Iso.Format(day) : "further notice";
}
