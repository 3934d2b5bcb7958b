using NodaTime;

namespace Crm.Persistence.EfCore;

/// <summary>The precision that every database keeps.</summary>
public static class StoredPrecision
{
    private const long NanosecondsPerMicrosecond = 1_000;

    /// <summary>The instant without what is below a microsecond, cut towards the past: the form in which it is stored.</summary>
    /// <param name="instant">Any instant.</param>
    /// <remarks>
    /// PostgreSQL by itself cuts towards 2000-01-01, which moves instants before that day later; here 1969-12-31T23:59:59.9999999Z becomes
    /// 1969-12-31T23:59:59.999999Z on every database. Cut a limit that you compare with, too.
    /// </remarks>
    public static Instant CutToMicroseconds(this Instant instant)
    {
        // The nanosecond of the day is never negative, so the remainder always points to the past.
        long below = instant.InUtc().TimeOfDay.NanosecondOfDay % NanosecondsPerMicrosecond;
        return below == 0 ? instant : instant.PlusNanoseconds(-below);
    }

    /// <summary>The time of day without what is below a microsecond.</summary>
    /// <param name="time">Any time of day.</param>
    public static LocalTime CutToMicroseconds(this LocalTime time) => time.PlusNanoseconds(-(time.NanosecondOfDay % NanosecondsPerMicrosecond));
}
