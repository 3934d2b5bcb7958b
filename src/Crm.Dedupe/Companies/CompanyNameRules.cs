using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Crm.Dedupe;

/// <summary>Which words of a company name are its legal form, and which make it another entity.</summary>
/// <remarks>Immutable.</remarks>
public sealed record CompanyNameRules
{
    /// <summary>Makes rules with the default values.</summary>
    public CompanyNameRules()
    {
    }

    /// <summary>For the JSON form: lists are always written; a single member that the text leaves out has its default.</summary>
    [JsonConstructor]
    internal CompanyNameRules(ImmutableArray<LegalForm> legalForms, ImmutableArray<string> branchDesignators, string? japaneseForm = null)
        : this()
    {
        LegalForms = legalForms;
        BranchDesignators = branchDesignators;
        if (japaneseForm is not null) JapaneseForm = japaneseForm;
    }

    /// <summary>The legal forms; where several match, the longest spelling wins.</summary>
    /// <value>The default value holds the common forms of English, German, French, Italian, Dutch, Nordic, Turkish, Japanese, Korean and
    /// Chinese names.</value>
    public ImmutableArray<LegalForm> LegalForms { get; init; } =
    [
        new("LTD", ["Ltd", "Limited"]),
        new("CO_LTD", ["Co Ltd", "Co Limited", "Company Ltd", "Company Limited"]),
        new("PTY_LTD", ["Pty Ltd", "Pty Limited"]),
        new("PVT_LTD", ["Pvt Ltd", "Pvt Limited"]),
        new("PLC", ["PLC"]),
        new("LLP", ["LLP"]),
        new("LLC", ["LLC"]),
        new("INC", ["Inc", "Incorporated"]),
        new("CORP", ["Corp", "Corporation"]),
        new("CO", ["Co", "Company"]),
        new("GMBH", ["GmbH"]),
        new("GMBH_CO_KG", ["GmbH & Co KG"]),
        new("AG", ["AG"]),
        new("EK", ["e.K."]),
        new("SA", ["SA"]),
        new("SARL", ["SARL"]),
        new("SPA", ["SpA"]),
        new("SRL", ["Srl"]),
        new("BV", ["BV"]),
        new("OY", ["Oy"]),
        new("AB", ["AB"]),
        new("AS", ["A/S", "AS"]),
        new("AS_TR", ["A.Ş."]),
        new("KK", ["株式会社", "(株)"], MayLead: true),
        new("JUSIK", ["주식회사"], MayLead: true),
        new("YXGS", ["有限公司", "有限责任公司", "有限責任公司"]),
        new("GFYXGS", ["股份有限公司", "股份公司"]),
    ];

    /// <summary>Words at the end of a Chinese name that name a branch: they stay in the core, the legal form before them goes.</summary>
    /// <value>The default value is 分行, 支行, 分公司.</value>
    public ImmutableArray<string> BranchDesignators { get; init; } = ["分行", "支行", "分公司"];

    /// <summary>The code of the form whose names are Japanese: their characters are never simplified.</summary>
    /// <value>The default value is <c>KK</c>.</value>
    public string JapaneseForm { get; init; } = "KK";

    /// <summary>The rules with their default values.</summary>
    public static CompanyNameRules Default { get; } = new();
}
