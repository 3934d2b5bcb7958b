using System.Linq.Expressions;

namespace Crm.Primitives;

/// <summary>One term of the search of a <see cref="Specification{T}"/>.</summary>
/// <typeparam name="T">The type of the rows.</typeparam>
/// <remarks>Terms of one group are or-ed, groups are and-ed.</remarks>
public sealed class SearchExpression<T>
{
    private readonly Lazy<Func<T, string?>> _text;

    internal SearchExpression(Expression<Func<T, string?>> selector, string searchTerm, int searchGroup)
    {
        Selector = selector;
        SearchTerm = searchTerm;
        SearchGroup = searchGroup;
        _text = new Lazy<Func<T, string?>>(selector.Compile);
    }

    /// <summary>The text that is searched, for a store.</summary>
    public Expression<Func<T, string?>> Selector { get; }

    /// <summary>The pattern: <c>%</c> stands for any run of characters, <c>_</c> for one; everything else, brackets and backslashes too, for itself.</summary>
    public string SearchTerm { get; }

    /// <summary>The group.</summary>
    public int SearchGroup { get; }

    internal bool IsMatch(T row) => _text.Value(row) is string text && LikePattern.IsMatch(text, SearchTerm);
}
