using System.Linq.Expressions;
using System.Reflection;
using System.Text;
using Crm.Primitives;
using Microsoft.EntityFrameworkCore;

namespace Crm.Persistence.EfCore;

/// <summary>
/// Search as LIKE with the meaning it has in memory: <c>%</c> any run, <c>_</c> one character, no escape, and case does not count in any
/// script.
/// </summary>
/// <remarks>
/// By themselves the stores differ: SQLite folds A to Z, PostgreSQL nothing (ILIKE: what its locale says). So exactly the letters of the
/// pattern are folded in the column by REPLACE, which means the same everywhere, and the pattern is folded here.
/// </remarks>
internal static class LikeSearch
{
    private static readonly MethodInfo Like = typeof(DbFunctionsExtensions).GetMethod(nameof(DbFunctionsExtensions.Like), [typeof(DbFunctions), typeof(string), typeof(string)])!;
    private static readonly MethodInfo Replace = typeof(string).GetMethod(nameof(string.Replace), [typeof(string), typeof(string)])!;

    /// <summary>Every character that shares its upper case with another one, by that upper case.</summary>
    private static readonly Lazy<ILookup<Rune, Rune>> Cases = new(static () =>
        Enumerable.Range(0, 0x20000).Where(Rune.IsValid).Select(static c => new Rune(c))
            .Where(static r => Rune.ToUpperInvariant(r) != r || Rune.ToLowerInvariant(r) != r)
            .ToLookup(static r => Rune.ToUpperInvariant(r)));

    /// <summary>Satisfied if at least one term matches.</summary>
    internal static Expression<Func<T, bool>> AnyOf<T>(IEnumerable<SearchExpression<T>> terms)
    {
        ParameterExpression row = Expression.Parameter(typeof(T), "row");
        return Expression.Lambda<Func<T, bool>>(terms.Select(term => Matches(term, row)).Aggregate(Expression.OrElse), row);
    }

    private static Expression Matches<T>(SearchExpression<T> term, ParameterExpression row)
    {
        Expression text = new Renaming(term.Selector.Parameters[0], row).Visit(term.Selector.Body);
        Expression folded = text;
        StringBuilder pattern = new();
        HashSet<Rune> done = [];
        foreach (Rune wanted in term.SearchTerm.EnumerateRunes())
        {
            Rune upper = Rune.ToUpperInvariant(wanted);
            pattern.Append(upper);
            if (!done.Add(upper)) continue;
            foreach (Rune variant in Cases.Value[upper].Where(variant => variant != upper))
                folded = Expression.Call(folded, Replace, Expression.Constant(variant.ToString()), Expression.Constant(upper.ToString()));
        }

        string like = pattern.ToString();
        Expression<Func<string>> captured = () => like;
        return Expression.AndAlso(
            Expression.NotEqual(text, Expression.Constant(null, typeof(string))),
            Expression.Call(Like, Expression.Constant(EF.Functions), folded, captured.Body));
    }

    private sealed class Renaming(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
