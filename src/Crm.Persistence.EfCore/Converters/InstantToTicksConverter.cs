using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Crm.Persistence.EfCore;

/// <summary>An instant as Unix ticks of 100 ns, cut to microseconds towards the past like on the other database.</summary>
internal sealed class InstantToTicksConverter()
    : ValueConverter<Instant, long>(static i => i.CutToMicroseconds().ToUnixTimeTicks(), static t => Instant.FromUnixTimeTicks(t));
