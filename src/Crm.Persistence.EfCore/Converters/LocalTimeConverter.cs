using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Crm.Persistence.EfCore;

/// <summary>A time of day, cut to microseconds.</summary>
internal sealed class LocalTimeConverter()
    : ValueConverter<LocalTime, TimeOnly>(static t => t.CutToMicroseconds().ToTimeOnly(), static t => LocalTime.FromTimeOnly(t));
