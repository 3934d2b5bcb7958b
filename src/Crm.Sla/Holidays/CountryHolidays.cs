namespace Crm.Sla;

/// <summary>Public holidays of whole countries, kept as data to start from: US, GB (England and Wales), DE, FR, CA.</summary>
/// <remarks>
/// Holidays are decided by governments and regions, so treat a set as a starting point and keep your own: a set is plain data, and
/// <c>with</c> makes a changed copy. Regional days are left out. The rules reach back to about 2000. CA has the five days that every province and
/// territory keeps. Boxing Day is not among them: it is a holiday of federally regulated employers (Canada Labour Code) and of Ontario, so
/// who works under either adds <c>new FixedHoliday("Boxing Day", 12, 26)</c>; the same goes for the other days of the Labour Code, such as Victoria Day.
/// </remarks>
public static partial class CountryHolidays
{
    private static readonly IReadOnlyDictionary<string, HolidaySet> ByCode =
        new[] { UnitedStates, EnglandAndWales, Germany, France, Canada }.ToDictionary(static s => s.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>The codes of the countries, ISO 3166-1.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. ByCode.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The set of a country; null if none is kept.</summary>
    /// <param name="code">The ISO 3166-1 code of two letters.</param>
    public static HolidaySet? Find(string code) => ByCode.GetValueOrDefault(code);
}
