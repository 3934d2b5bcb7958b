using Xunit;

namespace Crm.Primitives.Tests.Specifications;

public sealed class SpecificationTests
{
    private static readonly Deal[] Deals = [new(1, "Acme", 30m), new(2, "beta", 10m), new(3, "ACME Ltd", 20m), new(4, null, 20m)];

    [Fact]
    public void Where_WithACriterion_ComposesBeforeItIsGiven()
    {
        Criterion<Deal> big = new(d => d.Amount >= 20m, "big"), named = new(d => d.Name != null, "named");

        Assert.Equal([1, 3], new Open(q => q.Where(big & named)).Evaluate(Deals).Select(d => d.Id));
        Assert.Equal("(big and named)", Assert.Single(new Open(q => q.Where(big & named)).WhereExpressions).Name);
    }

    [Fact]
    public void Verbs_ForAStore_AreReadable()
    {
        Open specification = new(q => q.Where(d => d.Id > 0).Search(d => d.Name, "a%", 2).OrderByDescending(d => d.Amount).ThenBy(d => d.Id).Skip(1).Take(2));

        Assert.Single(specification.WhereExpressions);
        Assert.Equal(("a%", 2), (specification.SearchCriterias[0].SearchTerm, specification.SearchCriterias[0].SearchGroup));
        Assert.Equal([OrderType.OrderByDescending, OrderType.ThenBy], specification.OrderExpressions.Select(o => o.OrderType));
        Assert.Equal((1, 2), (specification.Skip, specification.Take));
        Assert.Equal([3], specification.Evaluate(Deals).Select(d => d.Id));
    }

    [Fact]
    public void SecondVerb_WhereOneIsAllowed_Throws()
    {
        Assert.Throws<DuplicateTakeException>(() => new Open(q => q.Take(1).Take(2)));
        Assert.Throws<DuplicateSkipException>(() => new Open(q => q.Skip(1).Skip(0)));
        Assert.Throws<DuplicateOrderChainException>(() => new Open(q => q.OrderBy(d => d.Id).OrderByDescending(d => d.Amount)));
        Assert.Throws<InvalidOperationException>(() => new Open(q => q.ThenBy(d => d.Id)));
        Assert.Throws<ArgumentException>(() => new Open(q => q.Search(d => d.Name, "")));
    }

    [Fact]
    public void SecondVerb_WhoseConditionIsFalse_ChangesNothing()
    {
        Open specification = new(q => q.Take(2).Take(1, false).Skip(1).Skip(5, false).OrderBy(d => d.Id).OrderBy(d => d.Amount, false).ThenBy(d => d.Name).Search(d => d.Name, "", false));

        Assert.Equal((2, 1, 1), (specification.Take, specification.Skip, specification.OrderExpressions.Count));
    }

    [Fact]
    public void NegativeTake_MeansNotSet()
    {
        Open specification = new(q => q.Take(-1).Skip(-7).Take(2));

        Assert.Equal(2, specification.Evaluate(Deals).Count());
    }

    [Fact]
    public void OrderBy_OfTexts_IsOrdinalWithMissingFirst() =>
        Assert.Equal([4, 3, 1, 2], new Open(q => q.OrderBy(d => d.Name)).Evaluate(Deals).Select(d => d.Id));

    [Fact]
    public void Select_ShapesTheAnswers()
    {
        Assert.Equal(["Acme", "ACME Ltd"], new Names().Evaluate(Deals));
        Assert.NotNull(new Names().Selector);
        Assert.True(new Names().IsSatisfiedBy(Deals[0]));
        Assert.Throws<InvalidOperationException>(() => new Shapeless().Evaluate(Deals));
        Assert.Throws<InvalidOperationException>(() => new TwoShapes());
    }

    [Theory]
    [InlineData("acme", "%", true)]
    [InlineData("", "%", true)]
    [InlineData("", "_", false)]
    [InlineData("acme", "a%e", true)]
    [InlineData("acme", "a%%_e", true)]
    [InlineData("aab", "%ab", true)]
    [InlineData("abcabd", "%abd", true)]
    [InlineData("acme", "%x%", false)]
    [InlineData("ÄB", "äb", true)]
    [InlineData("😀x", "_x", true)]
    [InlineData("a\\%", "a\\%", true)]
    [InlineData("a%", "a\\%", false)]
    [InlineData("acme", "acme_", false)]
    [InlineData("acme ", "acme", false)]
    public void Search_InMemory_IsLike(string text, string term, bool expected) =>
        Assert.Equal(expected, new Open(q => q.Search(d => d.Name, term)).IsSatisfiedBy(new Deal(1, text, 0m)));

    [Fact]
    public void Search_WithAHostilePattern_IsNotExponential()
    {
        string term = string.Concat(Enumerable.Repeat("a%", 200)) + "b";

        Assert.False(new Open(q => q.Search(d => d.Name, term)).IsSatisfiedBy(new Deal(1, new string('a', 2_000), 0m)));
    }

    [Fact]
    public void Search_OfAMissingText_MatchesNothing() => Assert.False(new Open(q => q.Search(d => d.Name, "%")).IsSatisfiedBy(Deals[3]));

    private sealed record Deal(int Id, string? Name, decimal Amount);

    private sealed class Open : Specification<Deal>
    {
        public Open(Action<SpecificationBuilder<Deal>> describe) => describe(Query);
    }

    private sealed class Names : Specification<Deal, string>
    {
        public Names() => Query.Where(d => d.Name != null).Search(d => d.Name, "acme%").OrderByDescending(d => d.Amount).Take(5).Select(d => d.Name!);
    }

    private sealed class Shapeless : Specification<Deal, string>;

    private sealed class TwoShapes : Specification<Deal, string>
    {
        public TwoShapes() => Query.Select(d => "a").Select(d => "b");
    }
}
