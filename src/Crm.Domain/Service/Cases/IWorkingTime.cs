using NodaTime;

namespace Crm.Domain;

/// <summary>Adds working time to an instant. The host passes a business calendar; without one every hour works.</summary>
public interface IWorkingTime
{
    /// <summary>The first instant at which so much working time has passed.</summary>
    /// <param name="from">Where to begin.</param>
    /// <param name="workingTime">How much; not negative.</param>
    Instant Add(Instant from, Duration workingTime);
}
