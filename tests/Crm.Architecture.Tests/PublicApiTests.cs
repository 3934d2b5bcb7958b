using System.Reflection;
using Xunit;

namespace Crm.Architecture.Tests;

/// <summary>
/// The public API as text, one file a package under PublicApi. A change of it is a change of the contract: to accept it, run the tests
/// with CRM_ACCEPT_API=1 and review the difference.
/// </summary>
public sealed class PublicApiTests
{
    public static TheoryData<string> Libraries() => [.. Repository.Libraries];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Library_PublicApi_IsTheApprovedOne(string library)
    {
        string path = Path.Combine(Repository.Root, "tests", "Crm.Architecture.Tests", "PublicApi", library + ".txt");
        string[] actual = [.. PublicApi.Describe(Assembly.Load(library))];
        if (Environment.GetEnvironmentVariable("CRM_ACCEPT_API") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, string.Join('\n', actual) + "\n");
        }

        string[] approved = File.Exists(path) ? [.. File.ReadLines(path).Where(static l => l.Length > 0)] : [];
        string[] difference = [.. actual.Except(approved).Select(static l => "+ " + l), .. approved.Except(actual).Select(static l => "- " + l)];
        Assert.True(difference.Length == 0,
            $"{library}: {difference.Length} lines differ (accept with CRM_ACCEPT_API=1):\n" + string.Join('\n', difference.Take(30)));
    }

    [Theory]
    [InlineData("Crm.Primitives")]
    [InlineData("Crm.Pricing")]
    [InlineData("Crm.Commission")]
    [InlineData("Crm.Domain")]
    [InlineData("Crm.Documents")]
    public void Library_MoneyMembers_NeverUseBinaryFloatingPoint(string library)
    {
        IEnumerable<string> lines = PublicApi.Describe(Assembly.Load(library))
            .Where(static l => l.Contains("Money", StringComparison.Ordinal) || l.Contains("Currency", StringComparison.Ordinal) || l.Contains("Rate ", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, static l => l.Contains("double", StringComparison.Ordinal) || l.Contains("float", StringComparison.Ordinal));
    }
}
