using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Crm.Persistence.EfCore;

/// <summary>A duration as whole nanoseconds (292 years either way): exact, and it compares and adds in SQL.</summary>
internal sealed class DurationConverter()
    : ValueConverter<Duration, long>(static d => d.ToInt64Nanoseconds(), static n => Duration.FromNanoseconds(n));
