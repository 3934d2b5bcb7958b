using NodaTime;

namespace Crm.Pricing;

/// <summary>Knows the working days. The host joins it to its business calendar.</summary>
public interface IWorkingDays
{
    /// <summary>True if work is done on a day.</summary>
    /// <param name="day">The day.</param>
    bool IsWorkingDay(LocalDate day);
}
