using Crm.Sla;
using NodaTime;

BusinessCalendar office = new BusinessCalendarBuilder("office", "Europe/Berlin")
    .Weekly(BusinessCalendarBuilder.MondayToFriday, "09:00", "17:00")
    .Holidays(CountryHolidays.Find("DE")!)
    .Compile().Value;

Instant opened = Instant.FromUtc(2026, 4, 30, 13, 30);
SlaTimer reply = SlaTimer.Attach(opened, new TimerTerms(Duration.FromHours(4), office));
Console.WriteLine(reply.Explain(opened));

SlaStatus monday = reply.At(Instant.FromUtc(2026, 5, 4, 8, 0));
Console.WriteLine($"Monday 10:00: {monday.Percent:0.0} % used, due {monday.DueAt}, {monday.Outcome}");
