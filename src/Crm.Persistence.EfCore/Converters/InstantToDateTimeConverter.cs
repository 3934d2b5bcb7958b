using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Crm.Persistence.EfCore;

/// <summary>An instant as timestamptz, cut to microseconds towards the past.</summary>
internal sealed class InstantToDateTimeConverter()
    : ValueConverter<Instant, DateTime>(static i => i.CutToMicroseconds().ToDateTimeUtc(), static d => Instant.FromDateTimeUtc(d));
