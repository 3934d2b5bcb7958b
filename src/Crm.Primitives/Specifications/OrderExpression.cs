using System.Linq.Expressions;

namespace Crm.Primitives;

/// <summary>One key of the order of a <see cref="Specification{T}"/>.</summary>
/// <typeparam name="T">The type of the rows.</typeparam>
public sealed class OrderExpression<T>
{
    private readonly Lazy<Func<T, object?>> _key;

    internal OrderExpression(Expression<Func<T, object?>> keySelector, OrderType orderType)
    {
        KeySelector = keySelector;
        OrderType = orderType;
        _key = new Lazy<Func<T, object?>>(keySelector.Compile);
    }

    /// <summary>The key, for a store.</summary>
    public Expression<Func<T, object?>> KeySelector { get; }

    /// <summary>The direction and the place in the chain.</summary>
    public OrderType OrderType { get; }

    /// <summary>The key, for memory; compiled once.</summary>
    internal Func<T, object?> KeySelectorFunc => _key.Value;
}
