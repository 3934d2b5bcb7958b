using Crm.Primitives;
using Microsoft.Extensions.Options;

namespace Crm.Commission;

/// <summary>Which plans a host has.</summary>
public sealed class CrmCommissionOptions
{
    /// <summary>The plans. The default is none.</summary>
    public IList<CommissionPlan> Plans { get; } = [];
}

/// <summary>Refuses a host with a plan that does not compile, when it starts.</summary>
internal sealed class CrmCommissionOptionsValidator : IValidateOptions<CrmCommissionOptions>
{
    public ValidateOptionsResult Validate(string? name, CrmCommissionOptions options)
    {
        List<string> problems = [];
        foreach (CommissionPlan plan in options.Plans)
        {
            Result<CommissionEngine> result = CommissionEngine.Compile(plan);
            if (!result.IsSuccess) problems.AddRange(result.ValidationErrors.Select(e => $"{plan.Id}: {e}"));
        }

        problems.AddRange(options.Plans.GroupBy(static p => p.Id).Where(static g => g.Count() > 1).Select(static g => $"{g.Key}: there are {g.Count()} plans of this key."));
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
