using System.Globalization;
using System.Runtime.CompilerServices;

namespace Crm.Testing;

/// <summary>
/// Every test assembly runs under a culture that breaks code which depends on the ambient one: decimal comma, point as group separator,
/// another minus sign, day before month. Where ICU is present it is the Turkish culture (dotless i); without, a culture of our own.
/// </summary>
public static class HostileCulture
{
    [ModuleInitializer]
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "CA2255", Justification = "Must hold before the first test of any assembly.")]
    public static void Use()
    {
        CultureInfo culture = Create();
        CultureInfo.DefaultThreadCurrentCulture = culture;
        CultureInfo.DefaultThreadCurrentUICulture = culture;
        CultureInfo.CurrentCulture = culture;
    }

    private static CultureInfo Create()
    {
        CultureInfo culture = (CultureInfo)CultureInfo.GetCultureInfo("tr-TR").Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.CurrencyDecimalSeparator = ",";
        culture.NumberFormat.PercentDecimalSeparator = ",";
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.DateTimeFormat.DateSeparator = "~";
        culture.DateTimeFormat.ShortDatePattern = "dd~MM~yyyy";
        culture.DateTimeFormat.TimeSeparator = ".";
        return culture;
    }
}
