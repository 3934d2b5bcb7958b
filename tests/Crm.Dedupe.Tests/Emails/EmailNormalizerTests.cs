using Crm.Testing;
using FsCheck.Fluent;
using Xunit;

namespace Crm.Dedupe.Tests.Emails;

public sealed class EmailNormalizerTests
{
    [Fact]
    public void TryNormalize_DottedCapitals_UnderATurkishCulture_GivesPlainLetters()
    {
        Assert.True(EmailNormalizer.Default.TryNormalize("LI.NA@EXAMPLE.COM", out NormalizedEmail? email));
        Assert.Equal("li.na@example.com", email.Address);
    }

    [Fact]
    public void TryNormalize_ItsOwnAddress_IsTheSame() => Law.Holds(
        Texts.Any.Zip(Texts.Any).Select(static p => $"{p.Item1}@{p.Item2}"),
        static text => !EmailNormalizer.Default.TryNormalize(text, out NormalizedEmail? first)
            || (EmailNormalizer.Default.TryNormalize(first.Address, out NormalizedEmail? second) && second == first));

    [Theory]
    [InlineData("+tag@gmail.com", "+tag@gmail.com")]
    [InlineData("...@gmail.com", "...@gmail.com")]
    public void TryNormalize_NothingLeftForTheKey_KeepsTheAddress(string text, string key)
    {
        Assert.True(EmailNormalizer.Default.TryNormalize(text, out NormalizedEmail? email));
        Assert.Equal(key, email.MatchKey);
    }

    [Fact]
    public void TryNormalize_OwnProvider_FollowsItsRules()
    {
        EmailNormalizer normalizer = new(new EmailRules { Providers = [new EmailProvider(["corp.example", "corp.test"], IgnoresDots: true, IgnoresTag: false, UnifiesDomains: true)] });
        Assert.True(normalizer.TryNormalize("j.doe+x@corp.test", out NormalizedEmail? email));
        Assert.Equal("jdoe+x@corp.example", email.MatchKey);
    }

    [Theory]
    [InlineData("münchen.example", "xn--mnchen-3ya.example")]
    [InlineData("例え.テスト", "xn--r8jz45g.xn--zckzah")]
    public void TryNormalize_InternationalDomain_IsPunycode(string domain, string ascii)
    {
        Assert.True(EmailNormalizer.Default.TryNormalize("a@" + domain, out NormalizedEmail? email));
        Assert.Equal("a@" + ascii, email.Address);
    }
}
