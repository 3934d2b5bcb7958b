namespace Crm.Dedupe;

/// <summary>The options of <see cref="CrmDedupeServiceCollectionExtensions.AddCrmDedupe"/>.</summary>
public sealed class CrmDedupeOptions
{
    /// <summary>The region that phone numbers without a calling code belong to: an ISO 3166 code such as <c>CN</c>. Must be set.</summary>
    public string PhoneRegion { get; set; } = "";

    /// <summary>What is known about mail providers and placeholders.</summary>
    /// <value>The default value is <see cref="EmailRules.Default"/>.</value>
    public EmailRules EmailRules { get; set; } = EmailRules.Default;

    /// <summary>The legal forms of company names.</summary>
    /// <value>The default value is <see cref="CompanyNameRules.Default"/>.</value>
    public CompanyNameRules CompanyNameRules { get; set; } = CompanyNameRules.Default;
}
