using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Crm.Persistence.EfCore;

/// <summary>The column of a time zone: its IANA id, so that rules of later years apply without a migration.</summary>
internal static class ZoneColumn
{
    internal static CrmTable<T> Zone<T>(this CrmTable<T> table, Expression<Func<T, DateTimeZone>> property)
        where T : class
    {
        PropertyBuilder<DateTimeZone> column = table.Builder.Property(property)
            .HasConversion(static zone => zone.Id, static id => DateTimeZoneProviders.Tzdb[id])
            .HasColumnName(SnakeCase.From(Members.One(property).Name)).HasMaxLength(64);
        if (table.Provider == CrmProvider.PostgreSql) column.UseCollation("C");
        return table;
    }
}
