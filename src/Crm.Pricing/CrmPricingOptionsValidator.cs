using Crm.Primitives;
using Microsoft.Extensions.Options;

namespace Crm.Pricing;

/// <summary>Compiles the catalogue when the host starts.</summary>
internal sealed class CrmPricingOptionsValidator : IValidateOptions<CrmPricingOptions>
{
    public ValidateOptionsResult Validate(string? name, CrmPricingOptions options)
    {
        if (options.Catalog is null) return ValidateOptionsResult.Fail("Crm.Pricing needs a catalogue: set options.Catalog in AddCrmPricing.");
        Result<PricingEngine> compiled = PricingEngine.Compile(options.Catalog);
        return compiled.IsSuccess ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(compiled.ValidationErrors.Select(static e => e.ToString()));
    }
}
