namespace Crm.Dedupe;

/// <summary>A company name without its legal form, in the form to compare.</summary>
/// <param name="Core">What is left without the legal form, folded; such as <c>acme</c> for <c>Acme, Ltd.</c></param>
/// <param name="LegalForm">The code of the outermost legal form that was removed, such as <c>LTD</c>; null if there was none.</param>
/// <remarks>Group, branch and parent differ in their core. Whether two legal forms of one core are two companies is for a comparison to
/// weigh.</remarks>
public sealed record NormalizedCompanyName(string Core, string? LegalForm);
