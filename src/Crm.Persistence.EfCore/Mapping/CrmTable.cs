using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Persistence.EfCore;

/// <summary>Maps one class to one table. What is not named here is not stored.</summary>
/// <typeparam name="T">The class.</typeparam>
/// <remarks>
/// Columns are the property's name in snake_case. Their types follow from the property: see docs/persistence.md for the table. Properties
/// may have private setters or none: a field is found by EF Core's rules (<c>_lines</c> for <c>Lines</c>).
/// </remarks>
public sealed partial class CrmTable<T>
    where T : class
{
    private readonly CrmTables _tables;

    internal CrmTable(CrmTables tables, EntityTypeBuilder<T> builder)
    {
        _tables = tables;
        Builder = builder;
    }

    /// <summary>EF Core's own builder, for what the words here do not say.</summary>
    public EntityTypeBuilder<T> Builder { get; }

    /// <summary>The database that the model is made for.</summary>
    public CrmProvider Provider => _tables.Provider;

    /// <summary>The primary key; never made by the store.</summary>
    /// <param name="key">One property, or several as <c>x =&gt; new { x.A, x.B }</c>.</param>
    /// <param name="maxLength">The longest text, where the key is a text.</param>
    public CrmTable<T> Key<TKey>(Expression<Func<T, TKey>> key, int? maxLength = null)
    {
        IReadOnlyList<PropertyInfo> members = Members.All(key);
        foreach (PropertyInfo member in members) Map(member, maxLength).ValueGeneratedNever();
        Builder.HasKey([.. members.Select(static m => m.Name)]);
        return this;
    }

    /// <summary>A column whose form follows from the property's type.</summary>
    /// <param name="property">A text, a number, a truth value, an enum (stored by name), an id, an instant, a date, a time, a duration or a
    /// currency; nullable or not.</param>
    /// <param name="maxLength">The longest text.</param>
    /// <exception cref="CrmSetupException">The type has no form of its own: a decimal (say <see cref="Amount(Expression{Func{T, decimal}})"/>
    /// or <see cref="Rate(Expression{Func{T, decimal}})"/>), or an object (say <see cref="Document"/>).</exception>
    public CrmTable<T> Column<TValue>(Expression<Func<T, TValue>> property, int? maxLength = null)
    {
        Map(Members.One(property), maxLength);
        return this;
    }

    /// <summary>The aggregate's version: an update or delete of a row that someone else changed since it was read is refused.</summary>
    /// <param name="version">The property; the aggregate itself raises it with every change.</param>
    public CrmTable<T> Version(Expression<Func<T, long>> version)
    {
        Map(Members.One(version), null).IsConcurrencyToken();
        return this;
    }

    /// <summary>A whole object as one JSON text: always read and written together, and not queried.</summary>
    /// <typeparam name="TDocument">The type of the property.</typeparam>
    /// <param name="property">The property.</param>
    /// <param name="json">How it is written, from a source-generated context.</param>
    /// <remarks>Type <c>json</c> on PostgreSQL, which keeps the text as it is (jsonb would reorder members); TEXT on SQLite.</remarks>
    public CrmTable<T> Document<TDocument>(Expression<Func<T, TDocument>> property, JsonTypeInfo<TDocument> json)
    {
        ArgumentNullException.ThrowIfNull(json);
        PropertyInfo member = Members.One(property);
        Builder.Property(member.PropertyType, member.Name)
            .HasConversion(new DocumentConverter<TDocument>(json), new DocumentComparer<TDocument>(json))
            .HasColumnName(SnakeCase.From(member.Name))
            .HasColumnType(Provider == CrmProvider.PostgreSql ? "json" : "TEXT");
        return this;
    }

    /// <summary>Child objects in a table of their own, read with their parent and deleted with it.</summary>
    /// <typeparam name="TRow">The class of a child.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <param name="rows">The collection; EF Core fills the <c>List</c> field behind it.</param>
    /// <param name="name">The table's name without the prefix.</param>
    /// <param name="key">What tells two children of one parent apart, such as <c>line =&gt; line.Number</c>.</param>
    /// <param name="map">Names the other columns of a child.</param>
    /// <remarks>
    /// For children that are queried or changed one by one. Immutable records that are replaced as a whole are a
    /// <see cref="Document"/>. The first part of the key is the parent's, in a column such as <c>quote_id</c>.
    /// </remarks>
    public CrmTable<T> Rows<TRow, TKey>(
        Expression<Func<T, IEnumerable<TRow>>> rows, string name, Expression<Func<TRow, TKey>> key, Action<CrmTable<TRow>> map)
        where TRow : class
    {
        PropertyInfo[] keys = [.. Members.All(key)];
        PropertyInfo children = Members.One(rows);
        string parent = typeof(T).Name + "Id";
        PropertyInfo parentKey = Builder.Metadata.FindPrimaryKey() is { Properties: [{ PropertyInfo: { } id }] }
            ? id
            : throw new CrmSetupException($"{typeof(T).Name} needs a key of one property before its rows are named.");
        _tables.Table<TRow>(name, row =>
        {
            row.Map(parentKey.PropertyType, parent, null).ValueGeneratedNever();
            foreach (PropertyInfo member in keys) row.Map(member, null).ValueGeneratedNever();
            row.Builder.HasKey([parent, .. keys.Select(static m => m.Name)]);
            map(row);
        });
        Builder.HasMany<TRow>(children.Name).WithOne().HasForeignKey(parent).IsRequired().OnDelete(DeleteBehavior.Cascade);
        Builder.Navigation(children.Name).AutoInclude();
        return this;
    }

    /// <summary>An index.</summary>
    /// <param name="columns">One property, or several as <c>x =&gt; new { x.A, x.B }</c>.</param>
    public CrmTable<T> Index<TColumns>(Expression<Func<T, TColumns>> columns)
    {
        Builder.HasIndex([.. Members.All(columns).Select(static m => m.Name)]);
        return this;
    }

    /// <summary>An index that allows each value once.</summary>
    /// <param name="columns">One property, or several as <c>x =&gt; new { x.A, x.B }</c>.</param>
    public CrmTable<T> Unique<TColumns>(Expression<Func<T, TColumns>> columns)
    {
        Builder.HasIndex([.. Members.All(columns).Select(static m => m.Name)]).IsUnique();
        return this;
    }

    internal PropertyBuilder Map(PropertyInfo member, int? maxLength) => Map(member.PropertyType, member.Name, maxLength);

    internal PropertyBuilder Map(Type type, string name, int? maxLength)
    {
        PropertyBuilder property = Builder.Property(type, name).HasColumnName(SnakeCase.From(name));
        if (maxLength is int length) property.HasMaxLength(length);
        ColumnForms.Apply(property, type, Provider);
        return property;
    }
}
