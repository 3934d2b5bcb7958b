using System.Linq.Expressions;
using System.Reflection;

namespace Crm.Persistence.EfCore;

/// <summary>Reads the members that a lambda names: <c>x =&gt; x.Number</c> or <c>x =&gt; new { x.Type, x.Number }</c>.</summary>
internal static class Members
{
    internal static PropertyInfo One(LambdaExpression lambda) =>
        All(lambda) is [PropertyInfo one] ? one : throw new ArgumentException($"'{lambda}' names more than one property.", nameof(lambda));

    internal static IReadOnlyList<PropertyInfo> All(LambdaExpression lambda)
    {
        ArgumentNullException.ThrowIfNull(lambda);
        Expression body = Strip(lambda.Body);
        IEnumerable<Expression> parts = body is NewExpression many ? many.Arguments.Select(Strip) : [body];
        return [.. parts.Select(part => part is MemberExpression { Member: PropertyInfo property, Expression: ParameterExpression }
            ? property
            : throw new ArgumentException($"'{part}' is not a property of {lambda.Parameters[0].Type.Name}.", nameof(lambda)))];
    }

    private static Expression Strip(Expression expression) =>
        expression is UnaryExpression { NodeType: ExpressionType.Convert } convert ? convert.Operand : expression;
}
