using Crm.Testing;
using Xunit;

namespace Crm.Dedupe.Tests.Names;

public sealed class PersonNameNormalizerTests
{
    [Theory]
    [InlineData("WANG  Wei", "wang wei")]
    [InlineData("Dr. Jane Doe, PhD", "jane doe")]
    [InlineData("Doe, Jane", "jane doe")]
    [InlineData("Anne-Marie O'Neill", "anne marie oneill")]
    [InlineData("欧阳 娜娜", "欧阳娜娜")]
    [InlineData("葉問", "叶问")]
    [InlineData("Dr.", "dr")]
    public void TryNormalize_Name_IsWhatPeopleCompare(string text, string expected)
    {
        Assert.True(PersonNameNormalizer.Default.TryNormalize(text, out string? name));
        Assert.Equal(expected, name);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" . ")]
    [InlineData("12")]
    public void TryNormalize_NoLetter_IsNoName(string? text) => Assert.False(PersonNameNormalizer.Default.TryNormalize(text, out _));

    [Fact]
    public void TryNormalize_ItsOwnResult_IsTheSame() => Law.Holds(Texts.Any, static t =>
        !PersonNameNormalizer.Default.TryNormalize(t, out string? first)
        || (PersonNameNormalizer.Default.TryNormalize(first, out string? second) && second == first));
}
