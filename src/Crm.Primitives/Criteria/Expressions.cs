using System.Linq.Expressions;

namespace Crm.Primitives;

/// <summary>Puts typed lambdas together by replacing their parameters, which every query provider translates (an Invoke, none does).</summary>
internal static class Expressions
{
    /// <summary>The body of a lambda with its parameter replaced.</summary>
    internal static Expression BodyFor<T, TValue>(Expression<Func<T, TValue>> lambda, ParameterExpression parameter) =>
        new Substitution(lambda.Parameters[0], parameter).Visit(lambda.Body);

    /// <summary>The body of a lambda with its parameter replaced.</summary>
    internal static Expression Apply<TValue>(Expression<Func<TValue, bool>> lambda, Expression argument) =>
        new Substitution(lambda.Parameters[0], argument).Visit(lambda.Body);

    /// <summary>The body of a lambda with its two parameters replaced.</summary>
    internal static Expression Apply<TValue>(Expression<Func<TValue, TValue, bool>> lambda, Expression first, Expression second) =>
        new Substitution(lambda.Parameters[1], second).Visit(new Substitution(lambda.Parameters[0], first).Visit(lambda.Body));

    /// <summary>A value as a captured variable: providers make a parameter of it, so one query plan serves every value.</summary>
    internal static Expression Captured<TValue>(TValue value)
    {
        Expression<Func<TValue>> capture = () => value;
        return capture.Body;
    }

    /// <summary>Joins parts to a tree of logarithmic depth: a thousand parts in a row would overflow the visitors of providers.</summary>
    internal static Expression Balanced(ReadOnlySpan<Expression> parts, Func<Expression, Expression, Expression> join)
    {
        if (parts.Length == 1) return parts[0];
        int half = parts.Length / 2;
        return join(Balanced(parts[..half], join), Balanced(parts[half..], join));
    }

    private sealed class Substitution(ParameterExpression from, Expression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
