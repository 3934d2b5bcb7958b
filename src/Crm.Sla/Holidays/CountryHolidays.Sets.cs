using NodaTime;
using static NodaTime.IsoDayOfWeek;

namespace Crm.Sla;

public static partial class CountryHolidays
{
    private static HolidaySet UnitedStates => new("US")
    {
        Rules =
        [
            new FixedHoliday("New Year's Day", 1, 1) { Observed = ObservedRule.NearestWeekday },
            new NthWeekdayHoliday("Birthday of Martin Luther King, Jr.", 1, Monday, 3) { FromYear = 1986 },
            new NthWeekdayHoliday("Washington's Birthday", 2, Monday, 3) { FromYear = 1971 },
            new NthWeekdayHoliday("Memorial Day", 5, Monday, -1) { FromYear = 1971 },
            new FixedHoliday("Juneteenth", 6, 19) { Observed = ObservedRule.NearestWeekday, FromYear = 2021 },
            new FixedHoliday("Independence Day", 7, 4) { Observed = ObservedRule.NearestWeekday },
            new NthWeekdayHoliday("Labor Day", 9, Monday, 1),
            new NthWeekdayHoliday("Columbus Day", 10, Monday, 2) { FromYear = 1971 },
            new FixedHoliday("Veterans Day", 11, 11) { Observed = ObservedRule.NearestWeekday },
            new NthWeekdayHoliday("Thanksgiving Day", 11, Thursday, 4),
            new FixedHoliday("Christmas Day", 12, 25) { Observed = ObservedRule.NearestWeekday },
        ],
    };

    private static HolidaySet EnglandAndWales => new("GB")
    {
        Rules =
        [
            new FixedHoliday("New Year's Day", 1, 1) { Observed = ObservedRule.NextFreeWeekday, FromYear = 1974 },
            new EasterHoliday("Good Friday", -2),
            new EasterHoliday("Easter Monday", 1),
            // Moved to Friday 8 May for the anniversaries of the end of the war in Europe.
            new NthWeekdayHoliday("Early May bank holiday", 5, Monday, 1) { FromYear = 1978, ExceptYears = [1995, 2020] },
            // Moved into June for the jubilees.
            new NthWeekdayHoliday("Spring bank holiday", 5, Monday, -1) { FromYear = 1971, ExceptYears = [2002, 2012, 2022] },
            new NthWeekdayHoliday("Summer bank holiday", 8, Monday, -1) { FromYear = 1971 },
            new FixedHoliday("Christmas Day", 12, 25) { Observed = ObservedRule.NextFreeWeekday },
            new FixedHoliday("Boxing Day", 12, 26) { Observed = ObservedRule.NextFreeWeekday },
        ],
        Dates =
        [
            new HolidayDate(new LocalDate(1995, 5, 8), "Early May bank holiday"),
            new HolidayDate(new LocalDate(1999, 12, 31), "Millennium bank holiday"),
            new HolidayDate(new LocalDate(2002, 6, 3), "Golden Jubilee bank holiday"),
            new HolidayDate(new LocalDate(2002, 6, 4), "Spring bank holiday"),
            new HolidayDate(new LocalDate(2011, 4, 29), "Royal wedding bank holiday"),
            new HolidayDate(new LocalDate(2012, 6, 4), "Spring bank holiday"),
            new HolidayDate(new LocalDate(2012, 6, 5), "Diamond Jubilee bank holiday"),
            new HolidayDate(new LocalDate(2020, 5, 8), "Early May bank holiday"),
            new HolidayDate(new LocalDate(2022, 6, 2), "Spring bank holiday"),
            new HolidayDate(new LocalDate(2022, 6, 3), "Platinum Jubilee bank holiday"),
            new HolidayDate(new LocalDate(2022, 9, 19), "State funeral of Queen Elizabeth II"),
            new HolidayDate(new LocalDate(2023, 5, 8), "Coronation bank holiday"),
        ],
    };

    private static HolidaySet Germany => new("DE")
    {
        Rules =
        [
            new FixedHoliday("Neujahr", 1, 1),
            new EasterHoliday("Karfreitag", -2),
            new EasterHoliday("Ostermontag", 1),
            new FixedHoliday("Tag der Arbeit", 5, 1),
            new EasterHoliday("Christi Himmelfahrt", 39),
            new EasterHoliday("Pfingstmontag", 50),
            new FixedHoliday("Tag der Deutschen Einheit", 10, 3) { FromYear = 1990 },
            new FixedHoliday("Erster Weihnachtstag", 12, 25),
            new FixedHoliday("Zweiter Weihnachtstag", 12, 26),
        ],
        Dates = [new HolidayDate(new LocalDate(2017, 10, 31), "Reformationstag")],
    };

    private static HolidaySet France => new("FR")
    {
        Rules =
        [
            new FixedHoliday("Jour de l'an", 1, 1),
            new EasterHoliday("Lundi de Pâques", 1),
            new FixedHoliday("Fête du Travail", 5, 1),
            new FixedHoliday("Victoire 1945", 5, 8) { FromYear = 1982 },
            new EasterHoliday("Ascension", 39),
            new EasterHoliday("Lundi de Pentecôte", 50),
            new FixedHoliday("Fête nationale", 7, 14),
            new FixedHoliday("Assomption", 8, 15),
            new FixedHoliday("Toussaint", 11, 1),
            new FixedHoliday("Armistice 1918", 11, 11),
            new FixedHoliday("Noël", 12, 25),
        ],
    };

    private static HolidaySet Canada => new("CA")
    {
        Rules =
        [
            new FixedHoliday("New Year's Day", 1, 1) { Observed = ObservedRule.NextFreeWeekday },
            new EasterHoliday("Good Friday", -2),
            new FixedHoliday("Canada Day", 7, 1) { Observed = ObservedRule.NextFreeWeekday },
            new NthWeekdayHoliday("Labour Day", 9, Monday, 1),
            new FixedHoliday("Christmas Day", 12, 25) { Observed = ObservedRule.NextFreeWeekday },
        ],
    };
}
