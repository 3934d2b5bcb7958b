using Crm.Primitives;
using Crm.Testing;
using FsCheck.Fluent;
using Xunit;

namespace Crm.Dedupe.Tests.Phones;

public sealed class PhoneNormalizerTests
{
    private static readonly PhoneNormalizer China = PhoneNormalizer.ForRegion("CN").Value;

    [Theory]
    [InlineData("0086-13800138000", "+8613800138000")]
    [InlineData("138 0013 8000", "+8613800138000")]
    [InlineData("+86 138-0013-8000", "+8613800138000")]
    [InlineData("Tel: １３８００１３８０００", "+8613800138000")]
    [InlineData("+49 (0)30 901820", "+4930901820")]
    public void TryNormalize_OneNumberWrittenInManyWays_IsOneKey(string text, string e164)
    {
        Assert.True(China.TryNormalize(text, out NormalizedPhone? phone));
        Assert.Equal(e164, phone.MatchKey);
    }

    [Theory]
    [InlineData("010-65529988 转 8001", "+861065529988", "8001")]
    [InlineData("010 65529988 ext. 12", "+861065529988", "12")]
    [InlineData("010 65529988#9", "+861065529988", "9")]
    public void TryNormalize_Extension_StandsApart(string text, string e164, string extension)
    {
        Assert.True(China.TryNormalize(text, out NormalizedPhone? phone));
        Assert.Equal((e164, extension), (phone.E164, phone.Extension));
    }

    [Theory]
    [InlineData("")]
    [InlineData("n/a")]
    [InlineData("+999 123456")]
    [InlineData("13800138000, 13900139000")]
    public void TryNormalize_NoSingleNumber_IsRefused(string text) => Assert.False(China.TryNormalize(text, out _));

    [Fact]
    public void MatchKey_OfAPlaceholder_IsMissing()
    {
        Assert.True(China.TryNormalize("13888888888", out NormalizedPhone? phone));
        Assert.True(phone.IsValid);
        Assert.Null(phone.MatchKey);
    }

    [Fact]
    public void MatchKey_OfANumberThatNoPlanHas_IsMissing()
    {
        Assert.True(China.TryNormalize("12345", out NormalizedPhone? phone));
        Assert.Null(phone.MatchKey);
    }

    [Fact]
    public void ForRegion_UnknownRegion_IsACodedError()
    {
        ValidationError error = Assert.Single(PhoneNormalizer.ForRegion("cn").ValidationErrors);
        Assert.Equal("dedupe.unknown_region", error.ErrorCode);
    }

    [Fact]
    public void TryNormalize_ItsOwnE164_IsTheSameInEveryRegion() => Law.Holds(
        Gen.Choose(1, 999_999_999).Zip(Gen.Elements("CN", "US", "GB", "DE", "IT", "RU", "JP")),
        static p =>
        {
            PhoneNormalizer home = PhoneNormalizer.ForRegion(p.Item2).Value;
            if (!home.TryNormalize(p.Item1.ToString(System.Globalization.CultureInfo.InvariantCulture), out NormalizedPhone? first) || !first.IsValid) return true;
            return China.TryNormalize(first.E164, out NormalizedPhone? second) && second == first;
        });
}
