using System.Text.RegularExpressions;
using Crm.Testing;
using Xunit;

namespace Crm.Conformance;

/// <summary>In CI the failing cases are exactly those that tests/vectors/DISPUTED.md lists with its reasoning.</summary>
public sealed partial class VectorTests
{
    private static readonly string Vectors = SourceTree.PathOf("tests", "vectors");
    private static readonly string Data = SourceTree.PathOf("..", "shared", "data");

    public static TheoryData<string> Files() => [.. Runner.Files(Vectors).Select(static f => Path.GetRelativePath(Vectors, f))];

    [Theory]
    [MemberData(nameof(Files))]
    public void File_AllCasesRun_FailOnlyWhereDisputed(string file)
    {
        VectorFile vectors = Runner.Read(Path.Combine(Vectors, file), Data);
        CaseRecorder cases = Runner.Run(vectors);
        string[] disputed = [.. Disputed().Where(id => id.StartsWith(vectors.Suite + " ", StringComparison.Ordinal))];
        Assert.True(disputed.Order().SequenceEqual(cases.FailedIds.Order()),
            $"disputed: [{string.Join("; ", disputed)}]\n" + string.Join('\n', cases.Failures.Take(20)));
    }

    private static IEnumerable<string> Disputed()
    {
        string page = Path.Combine(Vectors, "DISPUTED.md");
        return File.Exists(page) ? DisputedLine().Matches(File.ReadAllText(page)).Select(static m => m.Groups[1].Value) : [];
    }

    /// <summary>A heading of the page: <c>## suite case</c>.</summary>
    [GeneratedRegex(@"^## (\S+/\S+ .+?)\s*$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex DisputedLine();
}
