using System.Linq.Expressions;
using System.Reflection;
using Crm.Primitives;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Persistence.EfCore;

/// <content>Columns for numbers of money.</content>
public sealed partial class CrmTable<T>
{
    /// <summary>An amount of money in two columns: <c>total_amount</c> (four decimals) and <c>total_currency</c> (the code).</summary>
    /// <param name="property">The property.</param>
    /// <remarks>numeric(19,4) on PostgreSQL, an INTEGER of 1/10,000 on SQLite: sums, order and comparisons are exact on both. An amount with
    /// more decimals is refused when it is saved, never rounded: round it by the rule of the definition first.</remarks>
    public CrmTable<T> Amount(Expression<Func<T, Money>> property) => Money(Members.One(property), static (p, provider) => ColumnForms.Amount(p, provider));

    /// <inheritdoc cref="Amount(Expression{Func{T, Money}})"/>
    public CrmTable<T> Amount(Expression<Func<T, Money?>> property) => Money(Members.One(property), static (p, provider) => ColumnForms.Amount(p, provider));

    /// <summary>An amount without a currency of its own, in one column of four decimals.</summary>
    /// <param name="property">The property.</param>
    public CrmTable<T> Amount(Expression<Func<T, decimal>> property) => Number(Members.One(property), ColumnForms.Amount);

    /// <inheritdoc cref="Amount(Expression{Func{T, decimal}})"/>
    public CrmTable<T> Amount(Expression<Func<T, decimal?>> property) => Number(Members.One(property), ColumnForms.Amount);

    /// <summary>A unit price in two columns: <c>price_amount</c> (twelve decimals) and <c>price_currency</c>.</summary>
    /// <param name="property">The property.</param>
    /// <remarks>numeric(28,12) on PostgreSQL, TEXT on SQLite. Read it, do not filter or sort by it in SQL.</remarks>
    public CrmTable<T> UnitPrice(Expression<Func<T, Money>> property) => Money(Members.One(property), static (p, _) => ColumnForms.Rate(p));

    /// <inheritdoc cref="UnitPrice(Expression{Func{T, Money}})"/>
    public CrmTable<T> UnitPrice(Expression<Func<T, Money?>> property) => Money(Members.One(property), static (p, _) => ColumnForms.Rate(p));

    /// <summary>A rate, a quantity or a unit price without a currency of its own, with twelve decimals.</summary>
    /// <param name="property">The property.</param>
    /// <remarks>numeric(28,12) on PostgreSQL, TEXT on SQLite. Read it, do not filter or sort by it in SQL.</remarks>
    public CrmTable<T> Rate(Expression<Func<T, decimal>> property) => Number(Members.One(property), static (p, _) => ColumnForms.Rate(p));

    /// <inheritdoc cref="Rate(Expression{Func{T, decimal}})"/>
    public CrmTable<T> Rate(Expression<Func<T, decimal?>> property) => Number(Members.One(property), static (p, _) => ColumnForms.Rate(p));

    private CrmTable<T> Number(PropertyInfo member, Action<PropertyBuilder, CrmProvider> form)
    {
        PropertyBuilder property = Builder.Property(member.PropertyType, member.Name).HasColumnName(SnakeCase.From(member.Name));
        form(property, Provider);
        return this;
    }

    private CrmTable<T> Money(PropertyInfo member, Action<ComplexTypePropertyBuilder, CrmProvider> form)
    {
        string name = SnakeCase.From(member.Name);
        ComplexPropertyBuilder money = Builder.ComplexProperty(member.PropertyType, member.Name);
        ComplexTypePropertyBuilder amount = money.Property<decimal>(nameof(Primitives.Money.Amount)).HasColumnName(name + "_amount");
        form(amount, Provider);
        ColumnForms.Currency(money.Property<Currency>(nameof(Primitives.Money.Currency)).HasColumnName(name + "_currency"));
        return this;
    }
}
