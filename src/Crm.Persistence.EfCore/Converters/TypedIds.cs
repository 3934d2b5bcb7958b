using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Crm.Persistence.EfCore;

/// <summary>Strongly typed ids: a struct with one <c>Value</c>, such as <c>readonly record struct LeadId(Guid Value)</c>.</summary>
internal static class TypedIds
{
    private static readonly HashSet<Type> Values = [typeof(Guid), typeof(string), typeof(int), typeof(long)];

    /// <summary>A converter for an id type; null if the type is none.</summary>
    internal static ValueConverter? ConverterFor(Type type)
    {
        if (!type.IsValueType || type.GetProperty("Value") is not PropertyInfo value || !Values.Contains(value.PropertyType)) return null;
        if (type.GetConstructor([value.PropertyType]) is not ConstructorInfo constructor) return null;
        ParameterExpression id = Expression.Parameter(type, "id");
        ParameterExpression raw = Expression.Parameter(value.PropertyType, "raw");
        return (ValueConverter)Activator.CreateInstance(
            typeof(ValueConverter<,>).MakeGenericType(type, value.PropertyType),
            Expression.Lambda(Expression.Property(id, value), id),
            Expression.Lambda(Expression.New(constructor, raw), raw),
            null)!;
    }
}
