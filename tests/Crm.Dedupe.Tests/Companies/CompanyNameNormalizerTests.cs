using Crm.Testing;
using FsCheck.Fluent;
using Xunit;

namespace Crm.Dedupe.Tests.Companies;

public sealed class CompanyNameNormalizerTests
{
    [Theory]
    [InlineData("上海某某银行股份有限公司深圳分行", "上海某某银行深圳分行", "GFYXGS")]
    [InlineData("某某集团有限公司", "某某集团", "YXGS")]
    [InlineData("Acme Holdings Co., Ltd. Inc.", "acme holdings", "INC")]
    [InlineData("Rolls-Royce PLC", "rolls royce", "PLC")]
    [InlineData("The Body Shop", "body shop", null)]
    public void TryNormalize_Name_LosesItsLegalFormOnly(string text, string core, string? form)
    {
        Assert.True(CompanyNameNormalizer.Default.TryNormalize(text, out NormalizedCompanyName? name));
        Assert.Equal(new NormalizedCompanyName(core, form), name);
    }

    [Fact]
    public void TryNormalize_ACore_IsACore() => Law.Holds(
        Gen.Elements("Acme", "Limited", "SA", "Nord", "Süd", "(Shanghai)", "&", "and", "the", "Co", "華為", "集团", "有限公司", "GmbH", "X-Ray").ListOf(),
        static words => !CompanyNameNormalizer.Default.TryNormalize(string.Join(' ', words), out NormalizedCompanyName? first)
            || (CompanyNameNormalizer.Default.TryNormalize(first.Core, out NormalizedCompanyName? second) && second.Core == first.Core && second.LegalForm is null));
}
