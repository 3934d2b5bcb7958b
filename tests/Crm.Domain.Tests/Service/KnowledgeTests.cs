using Crm.Primitives;
using NodaTime;
using Xunit;

namespace Crm.Domain.Tests.Service;

public sealed class KnowledgeTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 6, 12, 8, 30);

    [Fact]
    public void For_KeywordAndProduct_FindsTheArticle() =>
        Assert.Equal(["KB-7"], Numbers(KnowledgeSuggestions.For([Published("KB-7", "POS-T1", "start")], "terminal does not start", "POS-T1")));

    [Theory]
    [InlineData("the starter is broken", "POS-T1")]
    [InlineData("terminal does not start", "POS-T2")]
    [InlineData("terminal does not start", null)]
    public void For_OtherWordOrProduct_FindsNothing(string subject, string? sku) =>
        Assert.Empty(KnowledgeSuggestions.For([Published("KB-7", "POS-T1", "start")], subject, sku));

    [Fact]
    public void For_ScriptWithoutSpaces_FindsTheWordInside() =>
        Assert.Equal(["KB-8"], Numbers(KnowledgeSuggestions.For([Published("KB-8", null, "启动")], "终端无法启动了", "POS-T1")));

    [Fact]
    public void For_SeveralArticles_PutsMoreKeywordsThenTheProductFirst()
    {
        KnowledgeArticle[] articles =
            [Published("KB-1", null, "start"), Published("KB-2", "POS-T1", "Start"), Published("KB-3", null, "start", "terminal", "TERMINAL")];

        Assert.Equal(["KB-3", "KB-2", "KB-1"], Numbers(KnowledgeSuggestions.For(articles, "Terminal does not START", "POS-T1")));
    }

    [Fact]
    public void For_Draft_IsPassedOver() => Assert.Empty(KnowledgeSuggestions.For([Draft("KB-9", null, "start")], "start", null));

    [Fact]
    public void Publish_ByItsAuthor_FailsItsGuard()
    {
        KnowledgeArticle article = Draft("KB-1", null, "start");
        Assert.True(article.Submit("author", Now).IsSuccess);

        Assert.Equal(["approver!=author"], StateErrors.UnmetGuards(article.Publish("author", Now).ValidationErrors));
        Assert.Null(article.Published);
    }

    [Fact]
    public void Revise_PublishedArticle_StaysVisibleUntilReplaced()
    {
        KnowledgeArticle article = Published("KB-1", null, "start");
        KnowledgeArticleContent before = article.Content;

        Assert.True(article.Revise("second", Now).IsSuccess);
        Assert.True(article.Edit(before with { Body = "new" }, "second", Now).IsSuccess);
        Assert.Equal(before, article.Published);

        Assert.True(article.Submit("second", Now).IsSuccess);
        Assert.True(article.Publish("author", Now).IsSuccess);
        Assert.Equal(("new", 2), (article.Published?.Body, article.Edition));
    }

    [Fact]
    public void Expire_LastDayIsIncluded_ThenItDisappears()
    {
        KnowledgeArticle article = Published("KB-1", null, "start");

        Assert.False(article.Expire("clock", Instant.FromUtc(2026, 12, 31, 23, 59)).IsSuccess);
        Assert.True(article.Expire("clock", Instant.FromUtc(2027, 1, 1, 0, 0)).IsSuccess);
        Assert.Null(article.Published);
        Assert.Equal(StateErrors.NotEditable, Assert.Single(article.Edit(article.Content, "a", Now).ValidationErrors).ErrorCode);
    }

    [Fact]
    public void Draft_NothingToFindItBy_IsRefused() =>
        Assert.Equal(["service.number", "service.article_title", "service.article_keywords"],
            KnowledgeArticle.Draft(default, "", new KnowledgeArticleContent(" ", "", null, []), DateTimeZone.Utc, null, "a", Now).ValidationErrors.Select(e => e.ErrorCode));

    private static IEnumerable<string> Numbers(IEnumerable<KnowledgeArticle> articles) => articles.Select(static a => a.Number);

    private static KnowledgeArticle Draft(string number, string? sku, params string[] keywords) => KnowledgeArticle.Draft(
        default, number, new KnowledgeArticleContent("Does not start", "Press the button.", sku, keywords), DateTimeZone.Utc, new LocalDate(2026, 12, 31), "author", Now).Value;

    private static KnowledgeArticle Published(string number, string? sku, params string[] keywords)
    {
        KnowledgeArticle article = Draft(number, sku, keywords);
        Assert.True(article.Submit("author", Now).IsSuccess);
        Assert.True(article.Publish("editor", Now).IsSuccess);
        return article;
    }
}
