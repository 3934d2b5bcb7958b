using Crm.Testing;
using Xunit;

namespace Crm.Dedupe.Tests.Text;

public sealed class UnicodeTextTests
{
    [Theory]
    [InlineData("  Mærsk\u3000 Straße ", "maersk strasse")]
    [InlineData("İSTANBUL", "istanbul")]
    [InlineData("ıI", "ii")]
    [InlineData("Łódź", "lodz")]
    [InlineData("a\u200Bb", "ab")]
    [InlineData("ガス", "ガス")]
    [InlineData("ΣΑΣ", "σασ")]
    public void Fold_Text_IsWhatPeopleCompare(string text, string folded) => Assert.Equal(folded, UnicodeText.Fold(text));

    [Fact]
    public void ToNfkc_HangulParts_ComposeIntoOneSyllable() => Assert.Equal("한", UnicodeText.ToNfkc("\u1112\u1161\u11AB"));

    [Fact]
    public void ToNfkc_MarksInAnyOrder_GiveOneForm() => Assert.Equal(UnicodeText.ToNfkc("a\u0323\u0301"), UnicodeText.ToNfkc("a\u0301\u0323"));

    [Fact]
    public void ToNfc_CompatibilityForm_IsKept() => Assert.Equal("ﬁ①", UnicodeText.ToNfc("ﬁ①"));

    [Fact]
    public void ToNfkc_ComposedTwice_IsTheSame() => Law.Holds(Texts.Any, static t => UnicodeText.ToNfkc(UnicodeText.ToNfkc(t)) == UnicodeText.ToNfkc(t));

    [Fact]
    public void RemoveMarks_Twice_IsTheSame() => Law.Holds(Texts.Any, static t => UnicodeText.RemoveMarks(UnicodeText.RemoveMarks(t)) == UnicodeText.RemoveMarks(t));

    [Fact]
    public void Fold_Twice_IsTheSame() => Law.Holds(Texts.Any, static t => UnicodeText.Fold(UnicodeText.Fold(t)) == UnicodeText.Fold(t));

    [Fact]
    public void Fold_ComposedOrNot_IsTheSame() => Law.Holds(Texts.Any, static t => UnicodeText.Fold(UnicodeText.ToNfc(t)) == UnicodeText.Fold(t));
}
