using NodaTime;

namespace Crm.Pricing;

/// <summary>From when to when something holds, both ends included.</summary>
internal readonly record struct Validity(Instant From, Instant To)
{
    internal static Validity Always => new(Instant.MinValue, Instant.MaxValue);

    internal static Validity Of(Instant? from, Instant? to) => new(from ?? Instant.MinValue, to ?? Instant.MaxValue);

    internal bool Contains(Instant instant) => From <= instant && instant <= To;
}
