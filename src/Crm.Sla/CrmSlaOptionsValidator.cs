using Crm.Primitives;
using Microsoft.Extensions.Options;

namespace Crm.Sla;

/// <summary>Refuses calendars and policies with errors when the host starts.</summary>
internal sealed class CrmSlaOptionsValidator : IValidateOptions<CrmSlaOptions>
{
    public ValidateOptionsResult Validate(string? name, CrmSlaOptions options)
    {
        Result<CompiledSla> compiled = CompiledSla.Compile(options);
        return compiled.IsSuccess ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(compiled.ValidationErrors.Select(static e => e.ToString()));
    }
}
