using Crm.Testing;
using FsCheck.Fluent;
using Xunit;

namespace Crm.Dedupe.Tests.Clusters;

public sealed class ConnectedComponentsTests
{
    [Fact]
    public void Find_WhateverTheOrderOfTheLinks_IsTheSamePartition() => Law.Holds(
        Gen.Choose(0, 9).Zip(Gen.Choose(0, 9)).ListOf(),
        static links =>
        {
            ClusterEdge<int>[] edges = [.. links.Select(static l => new ClusterEdge<int>(l.Item1, l.Item2, 1))];
            string forwards = Text(edges), backwards = Text(edges.Reverse());
            return forwards == backwards && edges.All(e => forwards.Split('|').Any(c => c.Split(' ').Contains($"{e.Left}") && c.Split(' ').Contains($"{e.Right}")));
        });

    [Fact]
    public void Find_UnknownNode_IsRefused() =>
        Assert.Throws<ArgumentException>(static () => ConnectedComponents.Find([1], [new ClusterEdge<int>(1, 2, 1)], 0));

    private static string Text(IEnumerable<ClusterEdge<int>> edges) =>
        string.Join('|', ConnectedComponents.Find(Enumerable.Range(0, 10), edges, 0.5).Select(static c => string.Join(' ', c)));
}
