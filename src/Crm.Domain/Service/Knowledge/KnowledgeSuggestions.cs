namespace Crm.Domain;

/// <summary>Finds the published articles that may help with a case.</summary>
/// <remarks>
/// An article fits if it is about the product (or about every product) and at least one of its keywords stands in the subject as a whole
/// word, whatever its case. Pure and thread-safe. Worked: an article about POS-T1 with the keyword "start" fits "terminal does not start".
/// </remarks>
public static class KnowledgeSuggestions
{
    /// <summary>The articles that fit.</summary>
    /// <param name="articles">The knowledge base; articles that are not published are passed over.</param>
    /// <param name="subject">What the case is about.</param>
    /// <param name="sku">The product it is about; null if unknown, then only articles for every product fit.</param>
    /// <returns>Most keywords found first; then those about the product; then by number.</returns>
    public static IReadOnlyList<KnowledgeArticle> For(IEnumerable<KnowledgeArticle> articles, string subject, string? sku)
    {
        ArgumentNullException.ThrowIfNull(articles);
        ArgumentNullException.ThrowIfNull(subject);
        return
        [
            .. articles
                .Where(article => article.Published is { } text && (text.Sku is null || text.Sku == sku))
                .Select(article => (Article: article, Found: article.Published!.Keywords.Distinct(StringComparer.OrdinalIgnoreCase).Count(word => Contains(subject, word))))
                .Where(static match => match.Found > 0)
                .OrderByDescending(static match => match.Found)
                .ThenBy(static match => match.Article.Published!.Sku is null)
                .ThenBy(static match => match.Article.Number, StringComparer.Ordinal)
                .Select(static match => match.Article),
        ];
    }

    /// <summary>A whole word, where words have ends: between letters of scripts without spaces a keyword is found anywhere.</summary>
    private static bool Contains(string text, string word)
    {
        for (int at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            int end = at + word.Length;
            bool beginsHere = at == 0 || !(IsSpaced(text[at - 1]) && IsSpaced(text[at]));
            bool endsHere = end == text.Length || !(IsSpaced(text[end - 1]) && IsSpaced(text[end]));
            if (beginsHere && endsHere) return true;
        }

        return false;
    }

    /// <summary>A letter or digit of a script that puts spaces between words: below the East Asian blocks.</summary>
    private static bool IsSpaced(char c) => char.IsLetterOrDigit(c) && c < '\u2E80';
}
