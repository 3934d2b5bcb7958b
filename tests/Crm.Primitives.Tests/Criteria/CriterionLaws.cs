using System.Linq.Expressions;
using Crm.Testing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Crm.Primitives.Tests.Criteria;

/// <summary>The laws of Boolean algebra, held by the delegate and by the expression of composed criteria alike.</summary>
public sealed class CriterionLaws
{
    private static readonly Gen<Criterion<int>> Any = Tree(3);

    private static readonly Gen<(Criterion<int> A, Criterion<int> B, Criterion<int> C, int Row)> Three =
        from a in Any from b in Any from c in Any from row in Gen.Choose(-5, 5) select (a, b, c, row);

    [Fact]
    public void Criterion_Identity_Holds()
    {
        Same((a, _, _) => a & Criterion<int>.All, (a, _, _) => a);
        Same((a, _, _) => a | Criterion<int>.None, (a, _, _) => a);
    }

    [Fact]
    public void Criterion_Annihilation_Holds()
    {
        Same((a, _, _) => a & Criterion<int>.None, (_, _, _) => Criterion<int>.None);
        Same((a, _, _) => a | Criterion<int>.All, (_, _, _) => Criterion<int>.All);
    }

    [Fact]
    public void Criterion_Idempotence_Holds()
    {
        Same((a, _, _) => a & a, (a, _, _) => a);
        Same((a, _, _) => a | a, (a, _, _) => a);
    }

    [Fact]
    public void Criterion_DoubleNegation_Holds() => Same((a, _, _) => !!a, (a, _, _) => a);

    [Fact]
    public void Criterion_Complement_Holds()
    {
        Same((a, _, _) => a & !a, (_, _, _) => Criterion<int>.None);
        Same((a, _, _) => a | !a, (_, _, _) => Criterion<int>.All);
        Same((_, _, _) => !Criterion<int>.All, (_, _, _) => Criterion<int>.None);
    }

    [Fact]
    public void Criterion_Commutativity_Holds()
    {
        Same((a, b, _) => a & b, (a, b, _) => b & a);
        Same((a, b, _) => a | b, (a, b, _) => b | a);
    }

    [Fact]
    public void Criterion_Associativity_Holds()
    {
        Same((a, b, c) => (a & b) & c, (a, b, c) => a & (b & c));
        Same((a, b, c) => (a | b) | c, (a, b, c) => a | (b | c));
    }

    [Fact]
    public void Criterion_Distribution_HoldsBothWays()
    {
        Same((a, b, c) => a & (b | c), (a, b, c) => (a & b) | (a & c));
        Same((a, b, c) => a | (b & c), (a, b, c) => (a | b) & (a | c));
    }

    [Fact]
    public void Criterion_Absorption_Holds()
    {
        Same((a, b, _) => a & (a | b), (a, _, _) => a);
        Same((a, b, _) => a | (a & b), (a, _, _) => a);
    }

    [Fact]
    public void Criterion_DeMorgan_Holds()
    {
        Same((a, b, _) => !(a & b), (a, b, _) => !a | !b);
        Same((a, b, _) => !(a | b), (a, b, _) => !a & !b);
    }

    [Fact]
    public void Expression_OfAComposition_AgreesWithTheDelegateAndHasNoInvoke() => Law.Holds(Three, t =>
    {
        Criterion<int> composed = (t.A & t.B) | !t.C;
        NoInvoke visitor = new();
        visitor.Visit(composed.ToExpression());
        return !visitor.Found && composed.ToExpression().Compile(preferInterpretation: true)(t.Row) == composed.IsSatisfiedBy(t.Row);
    });

    [Fact]
    public void And_WhenTheLeftIsFalse_DoesNotAskTheRight()
    {
        Criterion<string?> guarded = new Criterion<string?>(s => s != null) & new Criterion<string?>(s => s!.Length > 2);

        Assert.False(guarded.IsSatisfiedBy(null));
        Assert.True(guarded.IsSatisfiedBy("abc"));
    }

    [Fact]
    public void Name_OfAComposition_TellsItsParts()
    {
        Criterion<int> a = new(x => x > 1, "a"), b = new(x => x > 2, "b");

        Assert.Equal("(a and not (b or none))", (a & !(b | Criterion<int>.None)).Name);
        Assert.Equal("only a", a.Named("only a").ToString());
    }

    [Fact]
    public void IsSatisfiedBy_CalledTwice_CompilesOnceAndThenAllocatesNothing()
    {
        Criterion<int> criterion = new Criterion<int>(x => x > 1) & !new Criterion<int>(x => x > 4);
        bool satisfied = criterion.IsSatisfiedBy(3);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++) satisfied &= criterion.IsSatisfiedBy(3);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(satisfied);
    }

    private static Gen<Criterion<int>> Tree(int depth)
    {
        Gen<Criterion<int>> leaf = Gen.Choose(-5, 5).SelectMany(n => Gen.Elements(
            new Criterion<int>(x => x > n), new Criterion<int>(y => y == n), new Criterion<int>(z => (z + n) % 2 == 0), Criterion<int>.All, Criterion<int>.None));
        if (depth == 0) return leaf;
        Gen<Criterion<int>> below = Tree(depth - 1);
        return Gen.OneOf(
            leaf, below.Select(a => !a), from a in below from b in below select a & b, from a in below from b in below select a | b);
    }

    private static void Same(
        Func<Criterion<int>, Criterion<int>, Criterion<int>, Criterion<int>> left,
        Func<Criterion<int>, Criterion<int>, Criterion<int>, Criterion<int>> right) =>
        Law.Holds(Three, t => left(t.A, t.B, t.C).IsSatisfiedBy(t.Row) == right(t.A, t.B, t.C).IsSatisfiedBy(t.Row), 300);

    private sealed class NoInvoke : ExpressionVisitor
    {
        public bool Found { get; private set; }

        protected override Expression VisitInvocation(InvocationExpression node)
        {
            Found = true;
            return node;
        }
    }
}
